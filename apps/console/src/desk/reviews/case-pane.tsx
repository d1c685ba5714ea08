import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { hasCode } from '../../api/problem.js';
import { reviews, type ReviewCaseView } from '../../api/reviews.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts, type Sentence } from '../../texts/language.js';
import { REVIEWS } from '../../texts/reviews.js';
import { moment, money } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { Card } from '../parts.js';
import { CaseEvidence } from './case-evidence.js';
import { Decide } from './decide.js';
import { FactorBars } from './factor-bars.js';
import css from './reviews.module.css';
import { RoleFacts } from './role-facts.js';

interface CasePaneProps {
  readonly resubmissionId: string;
  readonly onDone: () => void;
}

/** One page for a decision: the order beside the request, what the points rest on, and the three keys. */
export function CasePane({ resubmissionId, onDone }: CasePaneProps) {
  const t = useTexts(REVIEWS);
  const api = useApi();
  const say = useSay();
  const found = useQuery({
    queryKey: ['review', resubmissionId],
    queryFn: () => reviews.show(api, resubmissionId),
    retry: (failures, error) => failures < 2 && !hasCode(error, 'review-closed'),
  });
  if (hasCode(found.error, 'review-closed'))
    return (
      <p className={css.notice} role="status">
        {t.closed}
      </p>
    );
  if (!found.data) return <NotRead reading={found} lines={8} />;
  const item = found.data;
  return (
    <Card>
      <NotReadAgain reading={found} />
      <div className={css.pane}>
        <p className={css.question}>{say(item.questionText)}</p>
        {item.problem && (
          <p className={css.notice} role="alert">
            {t.problem}
          </p>
        )}
        {item.approvals > 0 && <p className={css.notice}>{t.approvals}</p>}
        <Facts item={item} />
        <RoleFacts role={item.role} />
        <FactorBars risk={item.risk} />
        <CaseEvidence item={item} />
        <Similar decisions={item.similar} />
        <Decide item={item} onDone={onDone} />
      </div>
    </Card>
  );
}

/** What was decided of cases with the same factors, and how they ended. */
function Similar({ decisions }: { readonly decisions: ReviewCaseView['similar'] }) {
  const t = useTexts(REVIEWS);
  const say = useSay();
  const language = useLanguage();
  return (
    <section aria-label={t.similar}>
      <h3 className={css.total}>{t.similar}</h3>
      {decisions.length === 0 ? (
        <p className={css.small}>{t.noneSimilar}</p>
      ) : (
        <ul className={css.small}>
          {decisions.map(({ orderId, decidedAt, sentence }) => (
            <li key={`${orderId}${decidedAt}`}>
              <Link to="/desk/orders/$orderId" params={{ orderId }} className="id">
                {orderId}
              </Link>{' '}
              {moment(decidedAt, language)} · {say(sentence)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface SentencesProps {
  readonly title: string;
  readonly of: readonly { readonly sentence: Sentence }[];
}

function Sentences({ title, of }: SentencesProps) {
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={css.total}>{title}</h3>
      <ul className={css.small}>
        {of.map(({ sentence }) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ item }: { readonly item: ReviewCaseView }) {
  const t = useTexts(REVIEWS);
  const say = useSay();
  const language = useLanguage();
  const { goods, placedAt, requestedAt, reasonText, requesterText, targetChanged, wanted, orderId } = item;
  return (
    <section aria-label={t.facts}>
      <dl className={css.facts}>
        <dt>{t.goods}</dt>
        <dd>
          {goods.name} × {goods.quantity} · {money(goods.amount)}
        </dd>
        <dt>{t.placed}</dt>
        <dd>{moment(placedAt, language)}</dd>
        <dt>{t.asked}</dt>
        <dd>{moment(requestedAt, language)}</dd>
        <dt>{t.reason}</dt>
        <dd>{say(reasonText)}</dd>
        <dt>{t.requester}</dt>
        <dd>{say(requesterText)}</dd>
      </dl>
      {wanted && <p className={css.changed}>{say(wanted)}</p>}
      {targetChanged && <p className={css.changed}>{t.targetChanged}</p>}
      <Sentences title={t.checks} of={item.checks} />
      <Sentences title={t.earlier} of={item.earlier} />
      <Link to="/desk/orders/$orderId" params={{ orderId }}>
        {t.history}
      </Link>
    </section>
  );
}
