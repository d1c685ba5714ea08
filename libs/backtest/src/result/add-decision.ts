import type { PastDecision } from '../past/past-decisions.js';
import { groupOf } from '../past/label.js';
import { isForReviewer, stricterBy, type Outcome, type Verdict } from '../past/outcome.js';
import { addEffort, emptyHonest } from './honest.js';
import { isTold, type Judge, type JudgedAgain, type NotTold } from './judge.js';
import {
  addTo,
  emptyCount,
  MOST_CHANGED,
  MOST_EXAMPLES,
  MOST_IN_CELL,
  MOST_PATTERNS,
  type Cell,
  type ChangedOrder,
  type Hits,
  type Tally,
} from './tally.js';

/** What a past decision is compared by. */
export interface Comparison {
  readonly orderId: string;
  readonly decision: PastDecision;
  readonly draft: Judge;
  /** The policy that took the decision; absent where it is not known any more. */
  readonly before?: Judge | undefined;
}

/** Of so many decisions, one is repeated by the policy that took it. */
const REPEAT_EVERY = 8;

/** Adds one past decision to the tally, which it changes. The same decisions in the same order give the same tally. */
export function addDecision(tally: Tally, comparison: Comparison): void {
  const { decision, draft } = comparison;
  tally.read += 1;
  tally.firstAt ??= decision.at;
  tally.lastAt = decision.at;
  const judged = draft.verdict(decision);
  repeat(tally, comparison, judged);
  if (!isTold(judged)) {
    noteNotTold(tally, decision, judged.notTold);
    return;
  }
  if (tally.incomplete > 0 && decision.features) tally.completeFrom ??= decision.at;
  const amount = draft.amountOf(decision);
  const compared: Compared = { ...comparison, now: judged, amount };
  addOutcome(tally, compared);
  addHits(tally, compared);
  addWait(tally, compared);
  addHonest(tally, compared);
  addPattern(tally, compared);
  if (judged.outcome !== decision.old.outcome) addChanged(tally, compared);
}

interface Compared extends Comparison {
  readonly now: Verdict;
  readonly amount: number;
}

/**
 * By the policy that took it: a difference means that a release decides another way than the one that recorded it. Each decision where
 * that policy is tried itself; else a part of them, since each costs as much as the comparison.
 */
function repeat(tally: Tally, { orderId, decision, before, draft }: Comparison, judged: JudgedAgain): void {
  const again = before === draft ? judged : repeatedBy(before, tally, decision);
  if (!again || !isTold(again)) return;
  const { repeated } = tally;
  repeated.decisions += 1;
  const { old, version = 'none' } = decision;
  if (again.outcome === old.outcome && again.code === old.code) return;
  repeated.different += 1;
  if (repeated.examples.length < MOST_EXAMPLES)
    repeated.examples.push({ orderId, version, recorded: old.outcome, again: again.outcome });
}

const repeatedBy = (
  before: Judge | undefined,
  { read }: Tally,
  decision: PastDecision,
): JudgedAgain | undefined => (read % REPEAT_EVERY === 1 ? before?.verdict(decision) : undefined);

function noteNotTold(tally: Tally, { old, at }: PastDecision, why: NotTold): void {
  tally.notTold[why] += 1;
  // Where a rule had refused, single decisions are left out; where none had, the past as a whole was not recorded for a score.
  if (why !== 'features-missing' || (old.outcome === 'refuse' && old.code !== 'declined')) return;
  tally.incomplete += 1;
  tally.lastIncompleteAt = at;
  delete tally.completeFrom;
}

function addOutcome(tally: Tally, { orderId, decision, now, amount }: Compared): void {
  const { old, label } = decision;
  const cell = (tally.cells[`${old.outcome} ${now.outcome}`] ??= emptyCell(old.outcome, now.outcome));
  addTo(cell, amount);
  addTo(cell.turnedOut[groupOf(label)], amount);
  addTo((tally.labels[label] ??= emptyCount()), amount);
  keepMost(cell.orders, { orderId, amount }, MOST_IN_CELL, (order) => order.amount);
}

const emptyCell = (from: Outcome, to: Outcome): Cell => ({
  from,
  to,
  ...emptyCount(),
  turnedOut: { good: emptyCount(), bad: emptyCount(), unknown: emptyCount() },
  orders: [],
});

function addHits(tally: Tally, { decision: { old, at }, now }: Compared): void {
  if (old.code !== undefined) hit(tally.rules, old.code, 'old');
  if (now.code !== undefined) hit(tally.rules, now.code, 'new');
  for (const { factor } of old.factors) hit(tally.factors, factor, 'old');
  for (const { factor } of now.factors) hit(tally.factors, factor, 'new');
  const day = at.slice(0, 10);
  tally.days[day] ??= { old: 0, new: 0 };
  if (isForReviewer(old.outcome)) hit(tally.days, day, 'old');
  if (isForReviewer(now.outcome)) hit(tally.days, day, 'new');
}

function hit(hits: Record<string, Hits>, name: string, which: keyof Hits): void {
  const count = (hits[name] ??= { old: 0, new: 0 });
  count[which] += 1;
}

function addWait({ waits }: Tally, { decision: { waited }, now }: Compared): void {
  if (waited !== undefined) {
    waits.decisions += 1;
    waits.ms += waited;
  }
  if (!isForReviewer(now.outcome)) return;
  if (waited === undefined) waits.newUnknown += 1;
  else {
    waits.newDecisions += 1;
    waits.newMs += waited;
  }
}

function addHonest(tally: Tally, { decision, now }: Compared): void {
  if (groupOf(decision.label) === 'good') addEffort((tally.honest ??= emptyHonest()), decision, now.outcome);
}

function addPattern(tally: Tally, { decision, now }: Compared): void {
  const group = groupOf(decision.label);
  // A rule decides before the score is asked, so it says nothing about the weights.
  if (group === 'unknown' || (now.code !== undefined && now.code !== 'declined')) return;
  const key = now.factors
    .map(({ factor }) => factor)
    .sort()
    .join(' ');
  const known = tally.patterns[key];
  if (known) known[group === 'bad' ? 1 : 0] += 1;
  else if (Object.keys(tally.patterns).length < MOST_PATTERNS)
    tally.patterns[key] = group === 'bad' ? [0, 1] : [1, 0];
  else tally.patternsFull += 1;
}

function addChanged(tally: Tally, { orderId, decision, now, amount }: Compared): void {
  const { resubmission, at, label, old } = decision;
  const { resubmissionId } = resubmission;
  const changed: ChangedOrder = { orderId, resubmissionId, at, amount, label, old, new: now };
  keepMost(tally.changed, changed, MOST_CHANGED, weightOf);
}

/** What is at stake times how far it moves. */
const weightOf = ({ amount, old, new: now }: ChangedOrder): number =>
  amount * Math.abs(stricterBy(old.outcome, now.outcome));

/** Keeps the greatest, the earlier of two alike. Mutates `kept`. */
function keepMost<T>(kept: T[], item: T, most: number, weigh: (item: T) => number): void {
  const weight = weigh(item);
  const last = kept[most - 1];
  if (last !== undefined && weigh(last) >= weight) return;
  const at = kept.findIndex((other) => weigh(other) < weight);
  kept.splice(at < 0 ? kept.length : at, 0, item);
  if (kept.length > most) kept.pop();
}
