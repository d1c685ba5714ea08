import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { work, type ManualWorkItem } from '../../api/desk.js';
import { hasCode } from '../../api/problem.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { exact, moment, money } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { Card } from '../parts.js';
import { DecisionForm } from './decision-form.js';
import { TimeLeft } from './time-left.js';
import css from './work.module.css';

interface DecisionProps {
  readonly resubmissionId: string;
  readonly onDecided: (orderId: string) => void;
}

/** What happened, what was tried, what is known, and the decisions with what each would do now. */
export function Decision({ resubmissionId, onDecided }: DecisionProps) {
  const api = useApi();
  const item = useQuery({
    queryKey: ['manual-work-item', resubmissionId],
    queryFn: () => work.item(api, resubmissionId),
    retry: (failures, error) => failures < 2 && !hasCode(error, 'not-waiting', 'order-not-found'),
  });
  if (hasCode(item.error, 'not-waiting', 'order-not-found')) return <Settled />;
  if (!item.data) return <NotRead reading={item} lines={5} />;
  return (
    <Card>
      <NotReadAgain reading={item} />
      <Known item={item.data} />
      <DecisionForm item={item.data} onDecided={() => onDecided(item.data.orderId)} />
    </Card>
  );
}

/** Somebody else, or a late answer of the supplier, was quicker. */
function Settled() {
  const t = useTexts(DESK).work;
  return (
    <p className={css.changed} role="alert">
      {t.settled}
    </p>
  );
}

function Known({ item }: { readonly item: ManualWorkItem }) {
  const t = useTexts(DESK).work;
  const say = useSay();
  const language = useLanguage();
  const { orderId, deadline, summary, tried, goodsName, amount, since } = item;
  return (
    <div className={css.known}>
      <p className={css.head}>
        <span className="id">{orderId}</span>
        <span className={css.deadline}>
          <TimeLeft deadline={deadline} />
        </span>
      </p>
      <h2 className={css.summary}>{say(summary)}</h2>
      <dl className={css.facts}>
        <dt>{t.known}</dt>
        <dd>
          <span translate="no">{goodsName}</span> · {money(amount)} · {t.since} {moment(since, language)}
        </dd>
        <dt>{t.tried}</dt>
        <dd>
          {tried.length === 0 && t.nothingTried}
          <ol>
            {tried.map(({ at, sentence }) => (
              <li key={at}>
                <time dateTime={at} title={exact(at, language)}>
                  {moment(at, language)}
                </time>
                <span>{say(sentence)}</span>
              </li>
            ))}
          </ol>
        </dd>
      </dl>
      <Link to="/desk/orders/$orderId" params={{ orderId }}>
        {t.history}
      </Link>
    </div>
  );
}
