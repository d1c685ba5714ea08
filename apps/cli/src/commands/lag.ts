import { EXIT } from '../exit-codes.js';
import { duration, localTime, thousands } from '../output/times.js';
import type { Column } from '../output/table.js';
import type { Verb } from '../verb.js';

export interface GroupLag {
  readonly group: string;
  readonly state: string;
  readonly events: number;
  readonly exact: boolean;
  readonly seconds?: number;
  readonly eventsPerSecond?: number;
  readonly secondsToCatchUp?: number;
  readonly lastProgressAt?: string;
  readonly heldOrders: number;
  readonly parked: number;
  readonly paused?: { readonly by: string; readonly why: string; readonly acknowledged: boolean };
  readonly rebuilding?: { readonly job: string; readonly percent: number; readonly secondsLeft?: number };
}

const COLUMNS: readonly Column<GroupLag>[] = [
  { title: 'GROUP', value: ({ group }) => group },
  { title: 'STATE', value: stateOf },
  { title: 'BEHIND', value: ({ events, exact }) => `${exact ? '' : '> '}${thousands(events)}` },
  { title: 'FOR', value: ({ seconds }) => duration(seconds) },
  { title: 'RATE', value: ({ eventsPerSecond: n }) => (n === undefined ? undefined : `${thousands(n)}/s`) },
  { title: 'CATCHES UP IN', value: ({ secondsToCatchUp }) => duration(secondsToCatchUp) },
  { title: 'HELD ORDERS', value: ({ heldOrders }) => heldOrders || undefined },
  { title: 'LAST PROGRESS', value: ({ lastProgressAt }) => localTime(lastProgressAt) },
];

/** A rebuild says how far it is: it is no lag. */
export function stateOf({ state, rebuilding, paused }: GroupLag): string {
  if (paused) return `paused by ${paused.by}: ${paused.why}`;
  if (!rebuilding) return state;
  const left = duration(rebuilding.secondsLeft);
  return `rebuilding ${rebuilding.percent} %${left ? `, ${left} left` : ''}`;
}

/** People's open work and a backlog that shrinks are not unhealthy. */
export const isUnhealthy = ({ state }: GroupLag): boolean => state === 'stopped' || state === 'held';

export const lagVerb: Verb = {
  usage: 'lag',
  summary: 'How far each consumer group is, and what it is doing',
  examples: ['lag', 'lag -o json'],
  async run(context) {
    const groups = await (await context.api()).get<readonly GroupLag[]>('/lag');
    await context.output.list(groups, COLUMNS, ({ group }) => group);
    return groups.some(isUnhealthy) ? EXIT.failed : EXIT.fine;
  },
};
