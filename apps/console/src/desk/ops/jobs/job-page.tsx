import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { jobs, type JobWithEvents } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../../texts/language.js';
import { JOBS, type JobTexts } from '../../../texts/jobs.js';
import { clock, exact, moment } from '../../../ui/format.js';
import { NotRead } from '../../../ui/not-read.js';
import { useNow } from '../../../ui/now.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import { useRefresh } from '../../live/live-pages.js';
import { Impact } from './impact.js';
import { isOver } from './job-words.js';
import { PlanCard } from './plan-card.js';
import { ResultCard } from './result-card.js';
import { RunCard } from './run-card.js';
import css from './jobs.module.css';

export function JobPage() {
  return (
    <ForSection section="ops">
      <One />
    </ForSection>
  );
}

/** One job from its plan over its run to its result. Its address is that of the plan as well. */
function One() {
  const t = useTexts(JOBS);
  const api = useApi();
  const say = useSay();
  const { jobId } = useParams({ from: '/desk/ops/jobs/$jobId' });
  const job = useQuery({
    queryKey: ['job', jobId],
    queryFn: () => jobs.show(api, jobId),
    refetchInterval: useRefresh(),
  });
  const now = useNow(job.data !== undefined && !isOver(job.data));
  if (!job.data) return <NotRead reading={job} lines={8} />;
  const one = job.data;
  return (
    <>
      <PageHead
        title={t.one.title(one.id)}
        sentence={say(one.words.sentence)}
        more={
          <>
            <span className="id">{one.id}</span> ·{' '}
            <span translate="no">{t.one.by(one.plannedBy, one.because)}</span>
          </>
        }
      >
        <Link to="/desk/ops/jobs">{t.one.back}</Link>
      </PageHead>
      {job.isError && (
        <p className={css.error} role="status">
          {t.run.lost} ({clock(new Date(job.dataUpdatedAt).toISOString())})
        </p>
      )}
      <div className={css.steps}>
        <div className={css.formSide}>
          <PlanCard job={one} />
          <Impact job={one} />
        </div>
        <RunCard job={one} now={now} />
        <ResultCard job={one} now={now} />
      </div>
      {(one.verb === 'rebuild' || one.verb === 'verify') && <p className={css.note}>{t.one.notLag}</p>}
      <div className={css.below}>
        <Happened job={one} />
      </div>
    </>
  );
}

function Happened({ job: { events } }: { readonly job: JobWithEvents }) {
  const t = useTexts(JOBS);
  const language = useLanguage();
  return (
    <Card title={t.events.title}>
      <ol className={css.events}>
        {events
          .filter(({ what }) => !what.startsWith('order '))
          .map(({ at, what, who, why }, i) => (
            <li key={`${at} ${i}`}>
              <time dateTime={at} title={exact(at, language)}>
                {moment(at, language)}
              </time>
              <span>{wordOf(what, t)}</span>
              <span className="id">{who}</span>
              <span translate="no">{why}</span>
            </li>
          ))}
      </ol>
    </Card>
  );
}

const wordOf = (what: string, t: JobTexts): string =>
  t.events.what[what] ?? t.phases[what as keyof JobTexts['phases']] ?? what;
