import { Link } from '@tanstack/react-router';
import type { GroupLag } from '../../../api/desk.js';
import { useLanguage, useTexts, type Language } from '../../../texts/language.js';
import { DESK, type DeskTexts } from '../../../texts/desk.js';
import { OPS } from '../../../texts/ops.js';
import { count, duration, exact, moment } from '../../../ui/format.js';
import { Card } from '../../parts.js';
import { JobBar } from '../jobs/job-sign.js';
import css from '../ops.module.css';
import { GroupSign, URGENCY } from './group-sign.js';

interface ConsumersProps {
  readonly groups: readonly GroupLag[];
  readonly open?: string | undefined;
}

/** Each consumer group by urgency: a word and a sign for its state, then how far it is. */
export function Consumers({ groups, open }: ConsumersProps) {
  const t = useTexts(DESK).lag;
  const rows = sorted(groups);
  return (
    <Card title={t.title} aside={<span className={css.aside}>{t.groups(rows.length)}</span>}>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t.group}</th>
              <th>{t.state}</th>
              <th className={css.number}>{t.events}</th>
              <th>{t.behindBy}</th>
              <th>{t.lastProgress}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.group} row={row} isOpen={row.group === open} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export const sorted = (groups: readonly GroupLag[]): readonly GroupLag[] =>
  [...groups].sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));

function Row({ row, isOpen }: { readonly row: GroupLag; readonly isOpen: boolean }) {
  const t = useTexts(DESK).lag;
  const language = useLanguage();
  const { group, state, events, lastProgressAt, rebuilding } = row;
  return (
    <tr aria-selected={isOpen}>
      <td>
        <Link to="/desk/ops/consumers" search={{ open: group }} className="id">
          {group}
        </Link>
      </td>
      <td>
        <GroupSign state={state} />
      </td>
      <td className={css.number}>{row.exact ? count(events) : t.atLeast(count(events))}</td>
      <td>
        {rebuilding ? <Rebuilding {...rebuilding} /> : placeOf(row, t, language)}
        {row.paused && <Paused {...row.paused} />}
      </td>
      <td>
        {lastProgressAt ? (
          <time dateTime={lastProgressAt} title={exact(lastProgressAt, language)}>
            {moment(lastProgressAt, language)}
          </time>
        ) : (
          t.noData
        )}
      </td>
    </tr>
  );
}

/** Of the projection; the group's lag is counted apart from it. */
function Rebuilding({ job, percent, secondsLeft }: NonNullable<GroupLag['rebuilding']>) {
  const t = useTexts(DESK).lag;
  const language = useLanguage();
  return (
    <>
      <Link to="/desk/ops/jobs/$jobId" params={{ jobId: job }}>
        {t.rebuilt(Math.floor(percent))}
      </Link>
      {secondsLeft !== undefined && ` · ${duration(secondsLeft * 1000, language)}`}
      <JobBar job={{ state: 'running', percent: Math.floor(percent) }} />
    </>
  );
}

export function Paused({ by, why, at }: NonNullable<GroupLag['paused']>) {
  const t = useTexts(OPS).consumers;
  const language = useLanguage();
  return <small translate="no">{t.paused(by, moment(at, language), why)}</small>;
}

/** Never 0 for what is not known. */
function placeOf(row: GroupLag, t: DeskTexts['lag'], language: Language): string {
  const { heldOrders, seconds, eventsPerSecond, secondsToCatchUp, events } = row;
  const parts = [
    heldOrders > 0 && t.held(count(heldOrders)),
    seconds !== undefined && events > 0 && duration(seconds * 1000, language),
    eventsPerSecond !== undefined && eventsPerSecond > 0 && t.rate(eventsPerSecond.toFixed(1)),
    secondsToCatchUp !== undefined && t.catchesUp(duration(secondsToCatchUp * 1000, language)),
  ].filter((part) => part !== false);
  return parts.join(' · ') || '–';
}
