/** What a consumer group is doing, in one of seven words. */
export const GROUP_STATES = [
  'up to date',
  'idle',
  'behind',
  'held',
  'rebuilding',
  'paused',
  'stopped',
] as const;
export type GroupState = (typeof GROUP_STATES)[number];

export interface GroupLook {
  /** Events that it has yet to handle; those that are parked do not count. */
  readonly backlog: number;
  /** Age of the oldest of them. */
  readonly secondsBehind: number;
  /** Whether its checkpoint moved between two looks. */
  readonly moving: boolean;
  /** Whether a process works for it; undefined where nobody can tell. */
  readonly alive: boolean | undefined;
  /** Since its checkpoint last moved. */
  readonly secondsSinceProgress: number | undefined;
  /** Orders that are blocked by dead letters. */
  readonly heldOrders: number;
  readonly rebuilding: boolean;
  readonly paused: boolean;
}

/** A backlog that is younger than this is on its way. Seconds. */
const ON_ITS_WAY = 2;
/** A backlog whose checkpoint has not moved for so long stands still. Seconds. */
const STANDS_STILL = 10;
/** Progress within the last seconds says "up to date", an older one "idle". */
const JUST_NOW = 60;

/**
 * A person's decision comes first, then what stands still, then what is held, then the backlog. "Stopped" and "idle" never look
 * alike: idle has no backlog and somebody who works for it.
 */
export function groupState(look: GroupLook): GroupState {
  const rules: readonly (readonly [GroupState, boolean])[] = [
    ['paused', look.paused],
    ['rebuilding', look.rebuilding],
    ['stopped', isStopped(look)],
    ['held', look.heldOrders > 0],
    ['behind', look.backlog > 0 && look.secondsBehind > ON_ITS_WAY],
    ['up to date', look.backlog > 0 || (look.secondsSinceProgress ?? Infinity) < JUST_NOW],
  ];
  return rules.find(([, holds]) => holds)?.[0] ?? 'idle';
}

function isStopped({ alive, backlog, moving, secondsBehind, secondsSinceProgress }: GroupLook): boolean {
  if (alive === false) return true;
  if (backlog === 0 || moving || secondsBehind <= ON_ITS_WAY) return false;
  return (secondsSinceProgress ?? Infinity) > STANDS_STILL;
}
