import type { PlanSentence } from '@bujiao/texts';
import type { Selection } from '../plan/selection.js';

export const JOB_STATES = ['planned', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/**
 * `rebuild` and `verify` compute a projection beside the live one; `topic` publishes events again. `impact` asks what a group's
 * handlers would decide today, and does nothing. `redrive` and `redeliver` handle events, with their effects. `group` has a group
 * handle events again without its effects. `discard` gives dead letters up. `backup` copies the database of an installation on one
 * machine. `backtest` tries a policy on recorded decisions; `shadow` on each new one, until a person ends it.
 */
export type JobVerb =
  | 'rebuild'
  | 'verify'
  | 'topic'
  | 'group'
  | 'impact'
  | 'redrive'
  | 'redeliver'
  | 'discard'
  | 'backup'
  | 'backtest'
  | 'shadow';

/**
 * How far a job has got in what it does.
 *
 * `build`: reads and writes. `built`: a copy of the projection waits for the decision to swap it in. `swap`: on the way to be
 * swapped in. `follow`: swapped in, and applies what the live consumer wrote to the old table last. `swapped`: live. `undo`:
 * on the way back. `unfollow`: put back, applying what is missing. `undone`: back as before. `finished`: nothing is left to do.
 */
export type JobPhase =
  'build' | 'built' | 'swap' | 'follow' | 'swapped' | 'undo' | 'unfollow' | 'undone' | 'finished';

/** An order's parked events in one consumer group: they are handled together, in their order. */
export interface ParkedSequence {
  readonly group: string;
  readonly orderId: string;
  readonly letters: number;
}

/** What a plan writes, leaves out and reaches outside, in both languages and in the order of its lists. */
export interface PlanSentences {
  readonly writes: readonly PlanSentence[];
  readonly skips: readonly { readonly what: PlanSentence; readonly why: PlanSentence }[];
  readonly reachesOutside: readonly PlanSentence[];
}

/** What a job will do, frozen: the store is append-only, so a filter with two resolved ends selects the same events for ever. */
export interface JobPlan {
  readonly selection: Selection;
  readonly counts: {
    readonly events: number;
    readonly orders: number;
    readonly byType: Readonly<Record<string, number>>;
  };
  /** When the first and the last selected event were recorded. ISO 8601. */
  readonly firstAt?: string;
  readonly lastAt?: string;
  /** What it writes to. */
  readonly writes: readonly string[];
  /** What is left out, and why. */
  readonly skips: readonly { readonly what: string; readonly why: string }[];
  /** What it may reach outside. Nothing in a replay: the fence of its job refuses it. */
  readonly reachesOutside: readonly string[];
  /** The three lists above in both languages. Absent in plans that were made before there were any. */
  readonly sentences?: PlanSentences;
  /** Types of the events that a replay into a group may append. @default none */
  readonly appends?: readonly string[];
  /** Of a redrive, and of its impact. */
  readonly sequences?: readonly ParkedSequence[];
  /** Of a discard: the ids of the dead letters, oldest first. */
  readonly letters?: readonly string[];
  /** Of a redelivery, and of its impact. */
  readonly group?: string;
  /** Jobs that find out what would be decided today; the plan cannot be run before they are done. */
  readonly impacts?: readonly string[];
  /** Estimated, at the rate at which the plan read the same events. */
  readonly seconds: number;
}

export interface JobCounters {
  /** Events worked off. */
  readonly events: number;
  /** Rows or messages written. */
  readonly written: number;
}

export interface Job {
  readonly id: string;
  readonly verb: JobVerb;
  /** `projection:<name>`, `topic:<name>`, `impact:<group>:<id>`, `redrive:<group or all>`, `redeliver:<group>`, `discard:<group or all>`, `group:<group>`, `backup:store`, `backtest:<version>` or `shadow:<version>`. At most one job of a target is running or paused. */
  readonly target: string;
  readonly state: JobState;
  readonly phase: JobPhase;
  readonly plan: JobPlan;
  readonly plannedBy: string;
  readonly because: string;
  /** ISO 8601. */
  readonly plannedAt: string;
  /** A plan that nobody ran by then can no longer be run. */
  readonly expiresAt: string;
  readonly runBy?: string;
  /** Why it was run; absent before. {@link because} is why it was planned. */
  readonly runBecause?: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** All selected events up to here are worked off. */
  readonly checkpoint?: string;
  readonly counters: JobCounters;
  /** Most events a second. */
  readonly rate: number;
  readonly result?: object;
  /** Why it failed. */
  readonly error?: string;
  /** When its checkpoint was last moved. */
  readonly updatedAt: string;
}

/** What somebody did to a job, or what became of it. Never changed once it is written. */
export interface JobEvent {
  readonly at: string;
  readonly what: string;
  readonly who: string;
  readonly why?: string;
  readonly data?: object;
}
