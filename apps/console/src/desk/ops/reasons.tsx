import { Link } from '@tanstack/react-router';
import type { DeadLetterReason } from '../../api/desk.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK, type DeskTexts } from '../../texts/desk.js';
import { count, moment } from '../../ui/format.js';
import { Card } from '../parts.js';
import css from './ops.module.css';

/** One row a reason, not one for each repetition: what failed, what waits behind it, what was done the last time. */
export function Reasons({ reasons }: { readonly reasons: readonly DeadLetterReason[] }) {
  const t = useTexts(DESK).dead;
  const language = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <Card title={t.byReason}>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t.reason}</th>
              <th>{t.group}</th>
              <th className={css.number}>{t.failed}</th>
              <th className={css.number}>{t.waitingBehind}</th>
              <th className={css.number}>{t.orders}</th>
              <th>{t.since}</th>
              <th>{t.lastTime}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map((row) => (
              <tr key={`${row.group} ${row.reason}`}>
                <td>
                  <Link to="/desk/ops/dead-letters" search={{ group: row.group, open: row.example }}>
                    {t.reasons[row.reason as keyof DeskTexts['dead']['reasons']] ?? row.reason}
                  </Link>
                </td>
                <td className="id">{row.group}</td>
                <td className={css.number}>{count(row.failed)}</td>
                <td className={css.number}>{count(row.waiting)}</td>
                <td className={css.number}>{count(row.orders)}</td>
                <td>{moment(row.firstAt, language)}</td>
                <td>
                  {row.lastTime
                    ? `${moment(row.lastTime.at, language)} · ${row.lastTime.who} · ${row.lastTime.why}`
                    : t.never}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
