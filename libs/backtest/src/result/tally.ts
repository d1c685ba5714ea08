import type { LabelGroup, Label } from '../past/label.js';
import type { Outcome, Verdict } from '../past/outcome.js';
import type { HonestTally } from './honest.js';
import type { NotTold } from './judge.js';

/** Orders and what they are worth, integer 分. */
export interface Count {
  decisions: number;
  amount: number;
}

/** Decisions with one old and one new outcome. */
export interface Cell extends Count {
  readonly from: Outcome;
  readonly to: Outcome;
  readonly turnedOut: Record<LabelGroup, Count>;
  /** Ids of the orders worth most, at most `MOST_IN_CELL`. */
  readonly orders: { orderId: string; amount: number }[];
}

export interface Hits {
  old: number;
  new: number;
}

/** An order that the draft decides another way, with both explanations. */
export interface ChangedOrder {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly at: string;
  readonly amount: number;
  readonly label: Label;
  readonly old: Verdict;
  readonly new: Verdict;
}

export interface DifferentAgain {
  readonly orderId: string;
  readonly version: string;
  readonly recorded: Outcome;
  readonly again: Outcome;
}

/** What the fold keeps: bounded by rules, factors, days and the three limits, however many decisions it has seen. Plain JSON. */
export interface Tally {
  /** Decisions that were read. */
  read: number;
  firstAt?: string;
  lastAt?: string;
  readonly notTold: Record<NotTold, number>;
  /** Decisions whose features were not recorded, or not all that the draft reads, although no rule had refused them. */
  incomplete: number;
  lastIncompleteAt?: string;
  /** The first decision after the last incomplete one. */
  completeFrom?: string;
  readonly cells: Record<string, Cell>;
  readonly labels: Partial<Record<Label, Count>>;
  /** Rules that stood against it, by code. */
  readonly rules: Record<string, Hits>;
  readonly factors: Record<string, Hits>;
  /** Requests for a reviewer by day, UTC. */
  readonly days: Record<string, Hits>;
  readonly waits: { decisions: number; ms: number; newDecisions: number; newMs: number; newUnknown: number };
  /** What honest buyers had to do; absent in what an earlier release began. */
  honest?: HonestTally;
  /** By amount and change, at most `MOST_CHANGED`. */
  readonly changed: ChangedOrder[];
  /** Decisions that were repeated by the policy that took them. */
  readonly repeated: { decisions: number; different: number; readonly examples: DifferentAgain[] };
  /** Labelled decisions by the draft's factors that hold: `good` and `bad` by the names of the factors, joined. */
  readonly patterns: Record<string, [good: number, bad: number]>;
  /** Decisions that no longer fit into `patterns`. */
  patternsFull: number;
}

export const MOST_CHANGED = 20;
export const MOST_IN_CELL = 20;
export const MOST_EXAMPLES = 10;
export const MOST_PATTERNS = 5_000;

export const emptyTally = (): Tally => ({
  read: 0,
  notTold: { 'proof-missing': 0, 'features-missing': 0 },
  incomplete: 0,
  cells: {},
  labels: {},
  rules: {},
  factors: {},
  days: {},
  waits: { decisions: 0, ms: 0, newDecisions: 0, newMs: 0, newUnknown: 0 },
  changed: [],
  repeated: { decisions: 0, different: 0, examples: [] },
  patterns: {},
  patternsFull: 0,
});

export const emptyCount = (): Count => ({ decisions: 0, amount: 0 });

export function addTo(count: Count, amount: number): void {
  count.decisions += 1;
  count.amount += amount;
}
