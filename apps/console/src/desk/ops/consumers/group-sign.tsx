import type { GroupLag } from '../../../api/desk.js';
import { useTexts } from '../../../texts/language.js';
import { DESK } from '../../../texts/desk.js';
import {
  IconChartPie,
  IconCircle,
  IconCircleFilled,
  IconCircleHalf,
  IconPlayerPause,
  IconSquare,
  IconTriangle,
  type Icon,
} from '../../../ui/icons.js';
import css from '../ops.module.css';

export type GroupState = GroupLag['state'];

/** What needs somebody comes first. */
export const URGENCY: readonly GroupState[] = [
  'stopped',
  'held',
  'behind',
  'rebuilding',
  'paused',
  'idle',
  'up to date',
];
const SIGNS: Readonly<Record<GroupState, Icon>> = {
  stopped: IconSquare,
  held: IconCircleHalf,
  behind: IconTriangle,
  rebuilding: IconChartPie,
  paused: IconPlayerPause,
  idle: IconCircle,
  'up to date': IconCircleFilled,
};
const TONES: Readonly<Record<GroupState, 'bad' | 'due' | 'well' | 'still'>> = {
  stopped: 'bad',
  held: 'bad',
  behind: 'due',
  rebuilding: 'still',
  paused: 'due',
  idle: 'still',
  'up to date': 'well',
};

/** A word and a sign; the colour is a third. */
export function GroupSign({ state }: { readonly state: GroupState }) {
  const t = useTexts(DESK).lag;
  const Sign = SIGNS[state];
  return (
    <span className={`${css.state} ${css[TONES[state]]}`}>
      <Sign size={14} stroke={2} />
      {t.states[state]}
    </span>
  );
}
