import type { ResubmissionReason } from '@bujiao/contracts';
import { policyFor, type Policy } from '@bujiao/policy';
import { unitsOf, type Units } from '../delivery/units.js';
import { orderOf, type OrderHistory } from '../order-history.js';
import type { Anomaly } from '../order/anomalies.js';
import type { OriginalOrder } from '../order/original-order.js';
import { accountProblem, isAccountFailure, type AccountInput } from './account.js';
import { allowedOf, causeOf } from './cause.js';
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
  return unfit ?? needsDecision(caused, reason as ResubmissionReason, reasons);
}

const readOf = ({ kind, at, code }: Anomaly): Known => ({ kind, at, ...(code !== undefined && { code }) });

/** Payment and account; nothing against it lets it go. */
function needsDecision(
  caused: Caused,
  reason: ResubmissionReason,
  reasons: readonly ResubmissionReason[],
): Decision {
  const { order, units, anomaly, input } = caused;
  const gateway = needsGateway(order, reason, input.policy);
  const against =
    unpaidProblem(caused, gateway) ?? targetProblem({ ...caused, reason, reasons, ask: input.ask ?? {} });
  const proofOf = gateway && !input.gatewayAsked ? order.payments.numbers : [];
  return against ?? { do: 'go', reason, reasons, proofOf, ...onlySome(anomaly, units, input.history) };
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

/** Where the anomaly concerns fewer units than are missing, only those go. */
function onlySome(
  anomaly: Anomaly,
  { missing }: Units,
  history: OrderHistory,
): { readonly quantity?: number } {
  const allowed = allowedOf(anomaly, history);
  return allowed !== undefined && allowed < missing ? { quantity: allowed } : {};
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
  // A wrong account is prefilled only where a failure says so; otherwise it is a case to choose.
  return isAccountFailure(anomaly, policy)
    ? fitting
    : fitting.toSorted((a, b) => Number(isGuess(a)) - Number(isGuess(b)));
}

const isGuess = (reason: ResubmissionReason): boolean => reason === 'wrong-account';
