import {
  deadLetters,
  lag,
  rejectedEvents,
  storeAnswers,
  work,
  type DeadLetterReason,
  type GroupLag,
  type ManualWork,
} from '../../api/desk.js';
import type { ApiClient } from '../../api/client.js';
import { installation, timers } from '../../api/ops.js';
import type { Schemas } from '@bujiao/client';

/** What an overview shows. What could not be read is undefined, and never 0. */
export interface OverviewState {
  readonly storeUp: boolean;
  readonly rejected: number;
  readonly waiting: readonly ManualWork[] | undefined;
  readonly groups: readonly GroupLag[];
  readonly reasons: readonly DeadLetterReason[];
  readonly flow: Schemas['FlowDto'] | undefined;
  readonly installation: Schemas['InstallationDto'] | undefined;
  readonly timers: Schemas['TimersDto'] | undefined;
}

const orUnknown = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);

/** @throws where lag, dead letters or rejected events cannot be read: without them there is no overview */
export async function look(api: ApiClient): Promise<OverviewState> {
  const [storeUp, rejected, waiting, groups, reasons, flow, ground, clock] = await Promise.all([
    storeAnswers(api),
    rejectedEvents.list(api),
    orUnknown(work.list(api)),
    lag.groups(api),
    deadLetters.why(api),
    orUnknown(api.get('/flow')),
    orUnknown(installation.look(api)),
    orUnknown(timers.list(api)),
  ]);
  return {
    storeUp,
    rejected: rejected.length,
    waiting,
    groups,
    reasons,
    flow,
    installation: ground,
    timers: clock,
  };
}

/** Letters that are parked, and the orders that they hold. */
export function parkedOf(reasons: readonly DeadLetterReason[]): {
  readonly letters: number;
  readonly orders: number;
} {
  return reasons.reduce(
    (sum, { failed, waiting, orders }) => ({
      letters: sum.letters + failed + waiting,
      orders: sum.orders + orders,
    }),
    { letters: 0, orders: 0 },
  );
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** 8.4 MB; powers of 1,000. */
export function bytes(n: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, n)) / 3));
  const value = n / 1000 ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[power] ?? 'B'}`;
}
