import { evolve } from '../evolve.js';
import { mayFollowTheEnd } from './after-the-end.js';
import type { HistoryEvent } from '../evolver.js';
import { deliveredBy, hasEnded } from '../resubmission/resubmission.js';
import { isUnsettled } from '../delivery/attempt.js';
import { unitsOf } from '../delivery/units.js';
import { allAttempts, emptyHistory, findResubmission, type OrderHistory } from '../order-history.js';

export interface Breach {
  /** Index of the event that broke the rule. */
  readonly at: number;
  readonly rule:
    | 'delivered-twice'
    | 'two-open-resubmissions'
    | 'no-snapshot'
    | 'unknown-resubmission'
    | 'unapproved-delivery'
    | 'change-after-the-end'
    | 'attempt-settled-twice'
    | 'resent-while-unknown'
    | 'too-many-looks'
    | 'wrong-quantity';
  readonly detail: string;
}

interface Step {
  readonly at: number;
  readonly event: HistoryEvent;
  readonly before: OrderHistory;
  readonly after: OrderHistory;
}
type Rule = (step: Step) => Breach | undefined;

/** Reads a whole history and tells every breach of the rules that must never break. An order's history has none. */
export function checkHistory(events: readonly HistoryEvent[]): Breach[] {
  const breaches: Breach[] = [];
  let before = emptyHistory();
  events.forEach((event, at) => {
    const after = evolve(before, event);
    for (const rule of RULES) {
      const breach = rule({ at, event, before, after });
      if (breach) breaches.push(breach);
    }
    before = after;
  });
  return breaches;
}

const idOf = (event: HistoryEvent, field: string): string | undefined =>
  (event.data as Record<string, string | undefined>)[field];

/**
 * Over the shop, adopted supplier orders and our own attempts together, no more goes out than was ordered: an attempt of ours
 * takes only what is owed when it starts, and delivers no more than it took. What may have been delivered counts as delivered.
 */
const neverDeliveredTwice: Rule = (step) =>
  step.event.type === 'DeliveryAttemptStarted' ? takesOnlyWhatIsOwed(step) : deliversOnlyWhatItTook(step);

const takesOnlyWhatIsOwed: Rule = ({ at, event, before }) => {
  const { quantity = 0, adopted } = event.data as { quantity?: number; adopted?: boolean };
  const { owed } = unitsOf(before);
  return !adopted && quantity > owed
    ? { at, rule: 'delivered-twice', detail: `${quantity} of ${owed} units` }
    : undefined;
};

const deliversOnlyWhatItTook: Rule = ({ at, event, before }) => {
  if (event.type !== 'DeliveryAttemptSucceeded') return undefined;
  const { quantity = 0, attemptId } = event.data as { quantity?: number; attemptId?: string };
  const attempt = allAttempts(before).find((a) => a.attemptId === attemptId);
  return attempt && !attempt.adopted && quantity > attempt.quantity
    ? { at, rule: 'delivered-twice', detail: `${quantity} of ${attempt.quantity} units` }
    : undefined;
};

/** The number on the public event is what the resubmission delivered in all. */
const saysWhatWasDelivered: Rule = ({ at, event, after }) => {
  if (event.type !== 'ResubmissionDelivered' || (event.metadata.schemaVersion ?? 1) < 2) return undefined;
  const resubmission = findResubmission(after, idOf(event, 'resubmissionId') ?? '');
  const { quantity } = event.data as { quantity: number };
  const delivered = resubmission ? deliveredBy(resubmission) : 0;
  return quantity === delivered
    ? undefined
    : { at, rule: 'wrong-quantity', detail: `${quantity} for ${delivered}` };
};

const oneOpenResubmission: Rule = ({ at, event, after }) => {
  if (event.type !== 'ResubmissionRequested') return undefined;
  const open = after.resubmissions.filter((r) => !hasEnded(r)).length;
  return open > 1 ? { at, rule: 'two-open-resubmissions', detail: `${open} are open` } : undefined;
};

const opensWithSnapshot: Rule = ({ at, event }) =>
  (at === 0) === (event.type === 'OrderSnapshotTaken')
    ? undefined
    : { at, rule: 'no-snapshot', detail: `event ${at} is ${event.type}` };

const knowsItsResubmission: Rule = ({ at, event, before }) => {
  const resubmissionId = idOf(event, 'resubmissionId');
  if (!resubmissionId || event.type === 'ResubmissionRequested') return undefined;
  const known = findResubmission(before, resubmissionId);
  if (!known) return { at, rule: 'unknown-resubmission', detail: `${event.type} of ${resubmissionId}` };
  const mayFollow = mayFollowTheEnd(event.type);
  return hasEnded(known) && !mayFollow
    ? { at, rule: 'change-after-the-end', detail: `${event.type} after ${known.status}` }
    : undefined;
};

const deliversOnlyWhatWasApproved: Rule = ({ at, event, before }) => {
  if (event.type !== 'DeliveryAttemptStarted') return undefined;
  const status = findResubmission(before, idOf(event, 'resubmissionId') ?? '')?.status;
  return status === 'approved' ? undefined : { at, rule: 'unapproved-delivery', detail: `while ${status}` };
};

/** A new attempt while another may have delivered would be sending blindly. */
const neverResendsWhileUnknown: Rule = ({ at, event, before }) => {
  if (event.type !== 'DeliveryAttemptStarted') return undefined;
  const open = allAttempts(before).find(isUnsettled);
  return open
    ? { at, rule: 'resent-while-unknown', detail: `${open.attemptId} is ${open.status}` }
    : undefined;
};

const SETTLES = new Set(['DeliveryAttemptSucceeded', 'DeliveryAttemptFailed', 'DeliveryAttemptUnknown']);
const settlesOnce: Rule = ({ at, event, before }) => {
  if (!SETTLES.has(event.type)) return undefined;
  const attempt = allAttempts(before).find((a) => a.attemptId === idOf(event, 'attemptId'));
  const open = attempt?.status === 'started' || attempt?.status === 'unknown';
  return open
    ? undefined
    : { at, rule: 'attempt-settled-twice', detail: `${event.type} on ${attempt?.status ?? 'none'}` };
};

const looksAt = (history: OrderHistory, resubmissionId = ''): readonly string[] =>
  findResubmission(history, resubmissionId)?.looks ?? [];

/** Each look is recorded once, and there are no more of them than were allowed when it was recorded. */
const looksWithinTheLimit: Rule = ({ at, event, before }) => {
  if (event.type !== 'CardSecretsRevealed') return undefined;
  const { revealKey, mostLooks = 1 } = event.data as { revealKey: string; mostLooks?: number };
  const looks = looksAt(before, idOf(event, 'resubmissionId'));
  return looks.includes(revealKey) || looks.length >= mostLooks
    ? { at, rule: 'too-many-looks', detail: `look ${looks.length + 1} of ${mostLooks}` }
    : undefined;
};

const RULES: readonly Rule[] = [
  opensWithSnapshot,
  oneOpenResubmission,
  knowsItsResubmission,
  deliversOnlyWhatWasApproved,
  neverResendsWhileUnknown,
  settlesOnce,
  neverDeliveredTwice,
  looksWithinTheLimit,
  saysWhatWasDelivered,
];
