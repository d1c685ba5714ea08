import { Link } from '@tanstack/react-router';
import type { DeadLetterReason } from '../../../api/desk.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { DESK, type DeskTexts } from '../../../texts/desk.js';
import { LETTERS } from '../../../texts/letters.js';
import { count, moment } from '../../../ui/format.js';
import { Card } from '../../parts.js';
import plain from '../../plain-table.module.css';

interface ReasonsProps {
  readonly reasons: readonly DeadLetterReason[];
  /** The one that is chosen, by consumer and reason. */
  readonly chosen?: { readonly group?: string | undefined; readonly reason?: string | undefined };
}

/** One row a reason, not one for each repetition: what failed, what waits behind it, what was done the last time. */
export function Reasons({ reasons, chosen }: ReasonsProps) {
  const t = useTexts(LETTERS).dead;
  const words = useTexts(DESK).dead;
  if (reasons.length === 0) return null;
  return (
    <Card title={t.reasons}>
      <div className={plain.scroll}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th>{words.reason}</th>
              <th className={plain.number}>{t.counts}</th>
              <th>{t.period}</th>
              <th>{t.lastTime}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map((row) => (
              <Row
                key={`${row.group} ${row.reason}`}
                row={row}
                isChosen={row.group === chosen?.group && row.reason === chosen.reason}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Row({ row, isChosen }: { readonly row: DeadLetterReason; readonly isChosen: boolean }) {
  const t = useTexts(LETTERS).dead;
  const words = useTexts(DESK).dead;
  const language = useLanguage();
  return (
    <tr aria-selected={isChosen}>
      <td>
        <Link
          to="/desk/ops/dead-letters"
          search={{ group: row.group, reason: row.reason, open: row.example }}
        >
          {words.reasons[row.reason as keyof DeskTexts['dead']['reasons']] ?? (
            <span className="id">{row.reason}</span>
          )}
        </Link>
        <small className="id">{row.group}</small>
      </td>
      <td className={plain.number}>
        <strong>{count(row.failed)}</strong>
        <small>
          {[
            t.orders(count(row.orders)),
            row.waiting > 0 && t.behind(count(row.waiting)),
            row.attempts > row.failed && t.tries(count(row.attempts)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </td>
      <td>
        {moment(row.firstAt, language)} → {moment(row.lastAt, language)}
      </td>
      <td>
        {row.lastTime ? (
          <>
            {moment(row.lastTime.at, language)} <span className="id">{row.lastTime.who}</span>
            <small translate="no">{row.lastTime.why}</small>
          </>
        ) : (
          words.never
        )}
      </td>
    </tr>
  );
}
