import { Link } from '@tanstack/react-router';
import type { GroupLag } from '../../api/desk.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK, type DeskTexts } from '../../texts/desk.js';
import { count, duration, exact, moment } from '../../ui/format.js';
import {
  IconChartPie,
  IconCircle,
  IconCircleFilled,
  IconCircleHalf,
  IconPlayerPause,
  IconSquare,
  IconTriangle,
  type Icon,
} from '../../ui/icons.js';
import type { Language } from '../../texts/language.js';
import { Card } from '../parts.js';
import css from './ops.module.css';

type State = GroupLag['state'];

/** What needs somebody comes first. */
const URGENCY: readonly State[] = ['stopped', 'held', 'behind', 'rebuilding', 'paused', 'idle', 'up to date'];
const SIGNS: Readonly<Record<State, Icon>> = {
  stopped: IconSquare,
  held: IconCircleHalf,
  behind: IconTriangle,
  rebuilding: IconChartPie,
  paused: IconPlayerPause,
  idle: IconCircle,
  'up to date': IconCircleFilled,
};
const TONES: Readonly<Record<State, 'bad' | 'due' | 'well' | 'still'>> = {
  stopped: 'bad',
  held: 'bad',
  behind: 'due',
  rebuilding: 'still',
  paused: 'due',
  idle: 'still',
  'up to date': 'well',
};

/** Each consumer group by urgency: a word and a sign for its state, then how far it is. */
export function Consumers({ groups }: { readonly groups: readonly GroupLag[] }) {
  const t = useTexts(DESK).lag;
  const language = useLanguage();
  const rows = [...groups].sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));
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
              <tr key={row.group}>
                <td>
                  <Link to="/desk/ops/dead-letters" search={{ group: row.group }} className="id">
                    {row.group}
                  </Link>
                </td>
                <td>
                  <StateSign state={row.state} />
                </td>
                <td className={css.number}>{row.exact ? count(row.events) : t.atLeast(count(row.events))}</td>
                <td>{placeOf(row, t, language)}</td>
                <td>
                  {row.lastProgressAt ? (
                    <time dateTime={row.lastProgressAt} title={exact(row.lastProgressAt, language)}>
                      {moment(row.lastProgressAt, language)}
                    </time>
                  ) : (
                    t.noData
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function StateSign({ state }: { readonly state: State }) {
  const t = useTexts(DESK).lag;
  const Sign = SIGNS[state];
  return (
    <span className={`${css.state} ${css[TONES[state]]}`}>
      <Sign size={14} stroke={2} />
      {t.states[state]}
    </span>
  );
}

/** Never 0 for what is not known. */
function placeOf(row: GroupLag, t: DeskTexts['lag'], language: Language): string {
  const { rebuilding, heldOrders, seconds, eventsPerSecond, secondsToCatchUp, events } = row;
  if (rebuilding) return t.rebuilt(Math.floor(rebuilding.percent));
  const parts = [
    heldOrders > 0 && t.held(count(heldOrders)),
    seconds !== undefined && events > 0 && duration(seconds * 1000, language),
    eventsPerSecond !== undefined && eventsPerSecond > 0 && t.rate(eventsPerSecond.toFixed(1)),
    secondsToCatchUp !== undefined && t.catchesUp(duration(secondsToCatchUp * 1000, language)),
  ].filter((part) => part !== false);
  return parts.join(' · ') || '–';
}
