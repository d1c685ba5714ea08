import { Link } from '@tanstack/react-router';
import type { ChangedOrder, Comparison, Verdict } from '../../../api/backtests.js';
import { BACKTEST } from '../../../texts/backtest.js';
import { useSay, useTexts } from '../../../texts/language.js';
import { count, money } from '../../../ui/format.js';
import { Card } from '../../parts.js';
import policyCss from '../policies.module.css';
import css from './backtest.module.css';
import { mostHits, reasonsOf, share } from './figures.js';

/** The orders that change most, both explanations side by side. */
export function Changed({ changed }: { readonly changed: Comparison['mostChanged'] }) {
  const t = useTexts(BACKTEST);
  const title = t.changedOrders(changed.length);
  if (changed.length === 0)
    return (
      <Card title={title}>
        <p className={policyCss.pad}>{t.noChange}</p>
      </Card>
    );
  return (
    <Card title={title} aside={<span className={policyCss.hint}>{t.byWeight}</span>}>
      <div className={policyCss.scroll} role="region" tabIndex={0} aria-label={title}>
        <table className={policyCss.table}>
          <thead>
            <tr>
              <th>{t.order}</th>
              <th>{t.fromTo}</th>
              <th>{t.points}</th>
              <th>{t.now}</th>
              <th>{t.draft}</th>
              <th>{t.later}</th>
              <th className={css.number}>{t.amount}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((order) => (
              <Line key={order.resubmissionId} order={order} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Line({ order: { orderId, old, new: draft, label, amount } }: { readonly order: ChangedOrder }) {
  const t = useTexts(BACKTEST);
  const points = (verdict: Verdict): string => String(verdict.points ?? '–');
  return (
    <tr>
      <td>
        <Link to="/desk/orders/$orderId" params={{ orderId }} className="id">
          {orderId}
        </Link>
      </td>
      <td>
        {t.outcomes[old.outcome]} → <strong>{t.outcomes[draft.outcome]}</strong>
      </td>
      <td className={css.number}>
        {points(old)} → {points(draft)}
      </td>
      <td>
        <Reasons verdict={old} />
      </td>
      <td>
        <Reasons verdict={draft} />
      </td>
      <td>{t.labels[label]}</td>
      <td className={css.number}>{money(amount)}</td>
    </tr>
  );
}

/** The sentence where a rule refused, else the factors with their points. */
function Reasons({ verdict }: { readonly verdict: Verdict }) {
  const say = useSay();
  const { code, sentence } = verdict;
  if (sentence && code !== 'declined') return <span title={code}>{say(sentence)}</span>;
  const reasons = reasonsOf(verdict);
  return (
    <span className={css.two}>
      {reasons.length === 0
        ? '–'
        : reasons.map((reason) => (
            <span key={reason} className="id">
              {reason}
            </span>
          ))}
    </span>
  );
}

/** What holds more or less often, and how well what is stopped matches what was bad. */
export function HitsAndQuality({ comparison }: { readonly comparison: Comparison }) {
  const t = useTexts(BACKTEST);
  const hits = mostHits(comparison);
  const { old, new: draft, unknown } = comparison.quality;
  return (
    <Card title={t.hits}>
      <div className={policyCss.pad}>
        {hits.length === 0 && <p>{t.noHits}</p>}
        {hits.length > 0 && (
          <table className={policyCss.table}>
            <tbody>
              {hits.map(({ name, old: was, new: now }) => (
                <tr key={name}>
                  <td className="id">{name}</td>
                  <td className={css.number}>
                    {count(was)} → <strong>{count(now)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <h3>{t.quality}</h3>
        <Part
          name={t.precision}
          old={[old.stoppedBad, old.stopped]}
          draft={[draft.stoppedBad, draft.stopped]}
        />
        <Part name={t.recall} old={[old.stoppedBad, old.bad]} draft={[draft.stoppedBad, draft.bad]} />
        <p className={policyCss.hint}>{t.withoutUnknown(count(unknown))}</p>
      </div>
    </Card>
  );
}

type Counts = readonly [part: number, all: number];

function Part({ name, old, draft }: { readonly name: string; readonly old: Counts; readonly draft: Counts }) {
  const t = useTexts(BACKTEST);
  const text = ([part, all]: Counts): string =>
    `${all === 0 ? '–' : share(part, all)} (${t.of(count(part), count(all))})`;
  return (
    <p>
      {name}: {text(old)} → <strong>{text(draft)}</strong>
    </p>
  );
}
