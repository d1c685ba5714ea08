import type { Job, JobPhase, JobWithEvents } from '../../../api/ops.js';

/** Above it, the number of what is touched has to be typed, as on the command line. */
export const TYPE_THE_NUMBER_ABOVE = 100;

export const isOver = ({ state }: Pick<Job, 'state'>): boolean => state === 'done' || state === 'cancelled';

/** A plan that nobody can run any more. @param now ms since the epoch */
export const hasExpired = ({ state, expiresAt }: Job, now: number): boolean =>
  state === 'planned' && Date.parse(expiresAt) <= now;

export interface HandlingResult {
  readonly orders?: number;
  readonly handled?: number;
  readonly failed: number;
  readonly waiting?: number;
}

/** What came of a comparison; undefined where the job compared nothing. */
export function comparisonOf({ verb, result }: Pick<Job, 'verb' | 'result'>) {
  const isOne = (verb === 'rebuild' || verb === 'verify') && result && 'differing' in result;
  return isOne ? (result as unknown as Comparison) : undefined;
}

interface Comparison {
  readonly rows: { readonly live: number; readonly rebuilt: number };
  readonly differing: number;
  readonly differences: readonly RowDifference[];
  readonly at?: string;
}
export interface RowDifference {
  readonly key: string;
  readonly kind: 'only-live' | 'only-rebuilt' | 'different';
  readonly columns: Readonly<
    Record<string, { readonly live: string | null; readonly rebuilt: string | null }>
  >;
}

/** Rows that are alike in both tables; undefined where not every difference is listed. */
export function sameRows({ rows, differing, differences }: Comparison): number | undefined {
  if (differing > differences.length) return undefined;
  return rows.rebuilt - differences.filter(({ kind }) => kind !== 'only-live').length;
}

/** What a redrive or a redelivery came to, by orders. */
export function handlingOf({ verb, result, plan }: Job): Required<HandlingResult> | undefined {
  if ((verb !== 'redrive' && verb !== 'redeliver') || !result) return undefined;
  const { orders = plan.counts.orders, failed, waiting = 0, handled } = result as unknown as HandlingResult;
  return { orders, failed, waiting, handled: handled ?? orders - failed - waiting };
}

export interface DiscardResult {
  readonly discarded: number;
  /** Redriven or discarded since the plan was made. */
  readonly closedMeanwhile: number;
}

/** What a discard came to, by dead letters. */
export const discardOf = ({ verb, result }: Pick<Job, 'verb' | 'result'>): DiscardResult | undefined =>
  verb === 'discard' && result ? (result as unknown as DiscardResult) : undefined;

export interface LeftOrder {
  readonly orderId: string;
  readonly group: string;
  /** Absent where nobody took it up in time. */
  readonly error?: string;
}

/** Orders of a redrive or redelivery that were not handled, as the job recorded them. */
export function leftOrders({ events, plan }: Pick<JobWithEvents, 'events' | 'plan'>): readonly LeftOrder[] {
  return events
    .filter(({ what }) => what === 'order failed' || what === 'order waits')
    .map(({ data }) => {
      const { orderId = '', group = plan.group ?? '', error } = (data ?? {}) as Partial<LeftOrder>;
      return { orderId, group, ...(error !== undefined && { error }) };
    });
}

export type JobAction = 'run' | 'pause' | 'resume' | 'cancel' | 'rate' | 'swap' | 'undo';

/** Of a job that still reads and writes. */
const WHILE_BUILDING: Readonly<Record<Job['state'], readonly JobAction[]>> = {
  planned: ['run', 'rate', 'cancel'],
  running: ['pause', 'rate', 'cancel'],
  paused: ['resume', 'rate', 'cancel'],
  failed: ['resume', 'cancel'],
  done: [],
  cancelled: [],
};
const DONE: Partial<Record<JobPhase, readonly JobAction[]>> = { built: ['swap'], swapped: ['undo'] };

/** What can be done to it, by the rules of the API; whatever is not listed would be refused. */
export function actsOf(job: Job, now: number): readonly JobAction[] {
  const { state, phase } = job;
  if (hasExpired(job, now)) return [];
  if (state === 'done') return DONE[phase] ?? [];
  if (phase === 'build') return WHILE_BUILDING[state];
  return state === 'paused' || state === 'failed' ? ['resume'] : [];
}

/** What a person has to type before it runs: the number of events, or of orders where it has effects. Undefined: nothing. */
export function numberToType({ verb, plan: { counts } }: Job): string | undefined {
  const hasEffects = verb === 'redrive' || verb === 'redeliver';
  const touched = hasEffects ? counts.orders : counts.events;
  return touched > TYPE_THE_NUMBER_ABOVE ? String(touched) : undefined;
}
