import type { ResubmissionReason } from '@bujiao/contracts';
import { policyFor, type Policy } from '@bujiao/policy';
import { unitsOf, type Units } from '../delivery/units.js';
import { orderOf } from '../order-history.js';
import type { Anomaly } from '../order/anomalies.js';
import type { OriginalOrder } from '../order/original-order.js';
import { accountProblem, isAccountFailure, type AccountInput } from './account.js';
import { allowedOf, causeOf } from './cause.js';
import { changeProblem, changeRead, needsChange } from './change.js';
import { no, type Decision, type DecisionInput, type Known } from './decision.js';
import { limitProblem } from './limit-problems.js';
import { needsGateway, paymentProblem } from './payment.js';
import { accountRead, paymentRead } from './reads.js';
import { openProblem, stateProblem } from './state-problems.js';
import { traced } from './trace.js';

export { MOST_FACTS } from './state-problems.js';

/**
 * What becomes of a wish to resubmit the order: one function of the record, the history and a policy version. The order page
 * is its dry run, the click carries it out, verification judges by it with the gateway's answers; so they cannot disagree.
 * Rules are asked in a fixed order and the first that stands against it is what people are told.
 */
export function decideResubmission(input: DecisionInput): Decision {
  const { history } = input;
  const order = orderOf(history);
  const incomplete = order ? undefined : no('order-incomplete');
  traced(input, 'order-known', incomplete, () => ({ facts: history.told.length }));
  if (!order || incomplete) return no('order-incomplete');
  const units = unitsOf(history);
  return openProblem(input) ?? stateProblem(order, units, input) ?? causeProblem(order, units, input);
}

/** What went wrong, whether it is in time, and what the resubmission then needs. */
function causeProblem(order: OriginalOrder, units: Units, input: DecisionInput): Decision {
  const { history, policy, now } = input;
  const cause = causeOf({ history, order, units, policy, now });
  const wait = 'wait' in cause ? cause.wait : undefined;
  traced(input, 'something-went-wrong', wait, () =>
    'wait' in cause ? cause.wait.known : readOf(cause.anomaly),
  );
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
  const read = { reason: reason ?? 'none', fitting: reasons.join(',') };
  const unfit = !reason || !reasons.includes(reason) ? no('reason-does-not-fit', read) : undefined;
  traced(input, 'reason-fits', unfit, () => read);
  // A change has to be said: a click alone cannot take these reasons.
  const byClick = reasons.filter((one) => !needsChange(one));
  return unfit ?? needsDecision(caused, reason as ResubmissionReason, byClick);
}

const readOf = ({ kind, at, code }: Anomaly): Known => ({ kind, at, ...(code !== undefined && { code }) });

/** Payment and account; nothing against it lets it go. */
function needsDecision(
  caused: Caused,
  reason: ResubmissionReason,
  reasons: readonly ResubmissionReason[],
): Decision {
  const { order, units, input } = caused;
  const ask = input.ask ?? {};
  const gateway = needsGateway(order, reason, input.policy);
  const most = mostOf(caused);
  const against =
    notAllowed(caused, reason, most ?? units.missing) ??
    unpaidProblem(caused, gateway) ??
    targetProblem({ ...caused, reason, reasons, ask });
  const proofOf = gateway ? unproven(order, input) : [];
  return against ?? { do: 'go', reason, reasons, proofOf, ...atMost(most, ask.quantity) };
}

const unproven = ({ payments }: OriginalOrder, { gatewayAsked }: DecisionInput): readonly string[] =>
  gatewayAsked ? [] : payments.numbers;

function notAllowed(
  { order, input }: Caused,
  reason: ResubmissionReason,
  most: number,
): Decision | undefined {
  const change = { order, reason, most, input };
  return traced(input, 'change-allowed', changeProblem(change), () => changeRead(change));
}

/** The fewest of what may go and what is wanted; nothing where all that is owed may go. */
function atMost(...limits: readonly (number | undefined)[]): { readonly quantity?: number } {
  const known = limits.filter((limit) => limit !== undefined);
  return known.length > 0 ? { quantity: Math.min(...known) } : {};
}

function unpaidProblem({ order, input }: Caused, gateway: boolean): Decision | undefined {
  const { gatewayAsked = false } = input;
  const problem = gateway ? paymentProblem(order, gatewayAsked) : undefined;
  return traced(input, 'payment-proven', problem, () => paymentRead(order, gateway, gatewayAsked));
}

function targetProblem({ input, ...account }: Caused & Omit<AccountInput, 'policy'>): Decision | undefined {
  const problem = accountProblem({ ...account, policy: input.policy });
  return traced(input, 'account-known', problem, () => accountRead(account.order, account.ask));
}

/** The units that the anomaly concerns, where they are fewer than are missing. */
function mostOf({ anomaly, units: { missing }, input }: Caused): number | undefined {
  const allowed = allowedOf(anomaly, input.history);
  return allowed !== undefined && allowed < missing ? allowed : undefined;
}

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
  const isCertain = isAccountFailure(anomaly, policy);
  return fitting.toSorted((a, b) => rankOf(a, isCertain) - rankOf(b, isCertain));
}

/** A wrong account is prefilled only where a failure says so, and a change never: those are cases to choose. */
function rankOf(reason: ResubmissionReason, isAccount: boolean): number {
  if (needsChange(reason)) return 2;
  return reason === 'wrong-account' && !isAccount ? 1 : 0;
}
