import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { jobs, type Job, type PlanImpact } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useSay, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { count } from '../../../ui/format.js';
import { IconArrowRight, IconCheck } from '../../../ui/icons.js';
import { NotRead } from '../../../ui/not-read.js';
import { useRefresh } from '../../live/live-pages.js';
import css from './jobs.module.css';

/** What a plan with effects would do today. Asked for until it is known, since the plan cannot be run before. */
export function useImpact({ id, verb, state }: Job) {
  const api = useApi();
  const hasEffects = verb === 'redrive' || verb === 'redeliver';
  const refresh = useRefresh();
  return useQuery({
    queryKey: ['impact', id],
    queryFn: () => jobs.impact(api, id),
    enabled: hasEffects,
    refetchInterval: ({ state: { data } }) => (state === 'planned' && !data?.done ? refresh : false),
  });
}

export function Impact({ job }: { readonly job: Job }) {
  const t = useTexts(JOBS).impact;
  const impact = useImpact(job);
  if (job.verb !== 'redrive' && job.verb !== 'redeliver') return null;
  return (
    <section className={css.step}>
      <div className={css.stepHead}>
        <h2>{t.title}</h2>
      </div>
      <div className={css.body}>
        <NotRead reading={impact} lines={2} />
        {impact.data && <Outcomes impact={impact.data} />}
      </div>
    </section>
  );
}

function Outcomes({ impact: { groups, done } }: { readonly impact: PlanImpact }) {
  const t = useTexts(JOBS).impact;
  const broken = groups.find(({ state }) => state === 'failed' || state === 'cancelled');
  if (groups.length === 0) return <p className={`${css.fence} ${css.reaching}`}>{t.unknown}</p>;
  if (broken) return <p className={css.error}>{t.failed(broken.job)}</p>;
  if (!done) return <p className={css.quiet}>{t.asking}</p>;
  return (
    <>
      <ul className={css.list}>
        {groups.flatMap(({ group, outcomes }) =>
          outcomes.map((outcome) => (
            <Outcome key={`${group} ${outcome.outcome}`} group={group} {...outcome} />
          )),
        )}
      </ul>
      <p className={css.quiet}>{t.how}</p>
    </>
  );
}

type OutcomeProps = PlanImpact['groups'][number]['outcomes'][number] & { readonly group: string };

function Outcome({ group, outcome, sentence, calls, orders, examples }: OutcomeProps) {
  const t = useTexts(JOBS).impact;
  const say = useSay();
  return (
    <li>
      {outcome === 'nothing' ? (
        <IconCheck size={16} stroke={1.75} />
      ) : (
        <IconArrowRight size={16} stroke={1.75} />
      )}
      <span>
        <span translate="no">
          <span className="id">{group}</span> {say(sentence)}
        </span>
        {calls && <small className={css.outside}>{t.calls(say(calls))}</small>}
        <small>
          {examples.map((orderId, i) => (
            <span key={orderId}>
              {i > 0 && ', '}
              <Link className="id" to="/desk/orders/$orderId" params={{ orderId }}>
                {orderId}
              </Link>
            </span>
          ))}
        </small>
      </span>
      <span>{t.orders(count(orders))}</span>
    </li>
  );
}
