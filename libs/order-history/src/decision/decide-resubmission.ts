import type { ResubmissionReason } from '@bujiao/contracts';
import { policyFor, type Policy } from '@bujiao/policy';
import { stoppingConflict } from '../conflict/find-conflicts.js';
import { unitsOf, type Units } from '../delivery/units.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Anomaly } from '../order/anomalies.js';
import type { OriginalOrder } from '../order/original-order.js';
import { hasEnded } from '../resubmission/resubmission.js';
import { accountProblem, isAccountFailure } from './account.js';
import { announcedRefund } from './announced-refund.js';
import { allowedOf, causeOf } from './cause.js';
import { no, person, setsAside, type Decision, type DecisionInput } from './decision.js';
import { needsGateway, paymentProblem } from './payment.js';

/** Facts that an order's record holds at most; beyond it nothing is decided by machines. */
export const MOST_FACTS = 1_000;

/**
 * What becomes of a wish to resubmit the order: one function of the record, the history and a policy version. The order page
 * is its dry run, the click carries it out, verification judges by it with the gateway's answers; so they cannot disagree.
 * Rules are asked in a fixed order and the first that stands against it is what people are told.
 */
export function decideResubmission(input: DecisionInput): Decision {
  const { history } = input;
  const order = orderOf(history);
  if (!order) return no('order-incomplete');
  const units = unitsOf(history);
  return openProblem(input) ?? stateProblem(order, units, input) ?? causeProblem(order, units, input);
}

function openProblem({ history, judged }: DecisionInput): Decision | undefined {
  const open = history.resubmissions.find((r) => !hasEnded(r) && r.resubmissionId !== judged);
  if (!open) return undefined;
  return no(open.status === 'delivered' ? 'delivered-by-us' : 'resubmission-open', {
    resubmissionId: open.resubmissionId,
  });
}

/** What the state of goods, money and cancellation forbids, whatever went wrong. */
function stateProblem(order: OriginalOrder, units: Units, input: DecisionInput): Decision | undefined {
  const conflict = stoppingConflict(input.history);
  if (conflict) return person('conflict-open', { conflict: conflict.code, ...conflict.known });
  if (input.history.told.length >= MOST_FACTS)
    return person('record-full', { facts: input.history.told.length });
  return unitsProblem(order, units) ?? cancellationProblem(order, input) ?? announcedProblem(input);
}

function unitsProblem(order: OriginalOrder, units: Units): Decision | undefined {
  const { ordered, surelyByShop, byUs } = units;
  const delivered = surelyByShop + byUs;
  if (delivered >= ordered) return no(byUs > 0 ? 'nothing-owed' : 'order-delivered', { ordered, delivered });
  return refundProblem(order) ?? missingProblem(units);
}

function refundProblem({ payments }: OriginalOrder): Decision | undefined {
  const { state, refunded, refundedWithoutUnits } = payments.money;
  if (state === 'refunded')
    return no('order-refunded', { amount: refunded, at: payments.refunds.at(-1)?.at ?? '' });
  return refundedWithoutUnits > 0
    ? person('refund-without-units', { amount: refundedWithoutUnits })
    : undefined;
}

/** Nothing is left to send; or what is left may be under way in an attempt whose outcome nobody has learnt. */
function missingProblem(units: Units): Decision | undefined {
  const { ordered, surelyByShop, possiblyByShop, byUs, refunded, missing, unsettled } = units;
  if (missing > unsettled) return undefined;
  const surely = surelyByShop + byUs;
  const possibly = possiblyByShop + byUs + unsettled;
  return possibly > surely
    ? person('maybe-delivered', { ordered, surely, possibly })
    : no('nothing-owed', { ordered, delivered: surely, refunded });
}

function cancellationProblem(
  { cancellations, terms }: OriginalOrder,
  { policy }: DecisionInput,
): Decision | undefined {
  if (cancellations.length === 0) return undefined;
  const other = cancellations.find(({ cause }) => cause !== 'payment-timed-out');
  if (other) return no('order-cancelled', { at: other.at, cause: other.cause });
  if (policyFor(policy, terms).cancelledByTimeOut === 'person') return person('cancelled-after-payment');
  return undefined;
}

function announcedProblem(input: DecisionInput): Decision | undefined {
  const announced = announcedRefund(input.history, input.policy);
  if (!announced || setsAside(input, 'refund-announced')) return undefined;
  return no('refund-announced', { code: announced.endCode ?? '', at: announced.endedAt ?? '' });
}

/** What went wrong, whether it is in time, and what the resubmission then needs. */
function causeProblem(order: OriginalOrder, units: Units, input: DecisionInput): Decision {
  const { history, policy, now } = input;
  const cause = causeOf({ history, order, units, policy, now });
  if ('wait' in cause) return cause.wait;
  const { anomaly } = cause;
  return limitProblem(order, anomaly, input) ?? reasonDecision({ order, units, anomaly, input });
}

interface Caused {
  readonly order: OriginalOrder;
  readonly units: Units;
  readonly anomaly: Anomaly;
  readonly input: DecisionInput;
}

function reasonDecision(caused: Caused): Decision {
  const { order, anomaly, input } = caused;
  const reasons = fittingReasons(anomaly, order, input.policy);
  const reason = input.ask?.reason ?? reasons[0];
  if (!reason || !reasons.includes(reason))
    return no('reason-does-not-fit', { reason: reason ?? 'none', fitting: reasons.join(',') });
  return needsDecision(caused, reason, reasons);
}

/** Payment and account; nothing against it lets it go. */
function needsDecision(
  { order, units, anomaly, input }: Caused,
  reason: ResubmissionReason,
  reasons: readonly ResubmissionReason[],
): Decision {
  const { policy, ask = {}, gatewayAsked = false } = input;
  const gateway = needsGateway(order, reason, policy);
  const problem = gateway ? paymentProblem(order, gatewayAsked) : undefined;
  const against = problem ?? accountProblem({ order, policy, anomaly, reason, reasons, ask });
  const proofOf = gateway && !gatewayAsked ? order.payments.numbers : [];
  return against ?? { do: 'go', reason, reasons, proofOf, ...onlySome(anomaly, units, input.history) };
}

/** Where the anomaly concerns fewer units than are missing, only those go. */
function onlySome(
  anomaly: Anomaly,
  { missing }: Units,
  history: OrderHistory,
): { readonly quantity?: number } {
  const allowed = allowedOf(anomaly, history);
  return allowed !== undefined && allowed < missing ? { quantity: allowed } : {};
}

/** Windows, limits, and failures that only a person may set aside. */
function limitProblem(order: OriginalOrder, anomaly: Anomaly, input: DecisionInput): Decision | undefined {
  return windowProblem(order, anomaly, input) ?? triesProblem(order, input) ?? failureProblem(anomaly, input);
}

function windowProblem(
  { terms }: OriginalOrder,
  anomaly: Anomaly,
  input: DecisionInput,
): Decision | undefined {
  const { window } = policyFor(input.policy, terms);
  const { placedAt } = terms;
  const late = input.now - Date.parse(anomaly.at) > window.last;
  const tooOld = input.now - Date.parse(placedAt) > window.neverAfter;
  if (!(late || tooOld) || setsAside(input, 'outside-window')) return undefined;
  const known = { since: anomaly.at, windowMs: window.last, placedAt };
  // The sentence names the rule that stands against it: of an old order, the one that counts from the placing.
  return no('outside-window', tooOld ? { ...known, neverAfterMs: window.neverAfter } : known);
}

function triesProblem({ terms }: OriginalOrder, input: DecisionInput): Decision | undefined {
  const { perOrder: limit } = policyFor(input.policy, terms).limits;
  const tries = triesOf(input.history, input.judged);
  if (tries < limit || setsAside(input, 'too-many-resubmissions')) return undefined;
  return no('too-many-resubmissions', { tries, limit });
}

const failureProblem = (anomaly: Anomaly, input: DecisionInput): Decision | undefined =>
  needsPerson(anomaly, input.policy) && !setsAside(input, 'failure-needs-person')
    ? person('failure-needs-person', { code: anomaly.code ?? '' })
    : undefined;

/** Resubmissions that got as far as a delivery; refusals do not use up the order. */
const triesOf = ({ resubmissions }: OrderHistory, judged: string | undefined): number =>
  resubmissions.filter((r) => r.attempts.length > 0 && r.resubmissionId !== judged).length;

const needsPerson = ({ code }: Anomaly, { failures }: Policy): boolean =>
  code !== undefined && failures.person.includes(code);

/** The reasons that fit, the one that is prefilled first. */
function fittingReasons(
  anomaly: Anomaly,
  order: OriginalOrder,
  policy: Policy,
): readonly ResubmissionReason[] {
  const { reasons } = policyFor(policy, order.terms);
  const fitting = (Object.keys(reasons) as ResubmissionReason[]).filter((reason) => {
    const { when, goods } = reasons[reason];
    return when.includes(anomaly.kind) && (!goods || goods.includes(order.terms.goods.kind));
  });
  // A wrong account is prefilled only where a failure says so; otherwise it is a case to choose.
  return isAccountFailure(anomaly, policy)
    ? fitting
    : fitting.toSorted((a, b) => Number(isGuess(a)) - Number(isGuess(b)));
}

const isGuess = (reason: ResubmissionReason): boolean => reason === 'wrong-account';
