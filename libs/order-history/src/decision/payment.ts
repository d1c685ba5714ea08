import type { ResubmissionReason } from '@bujiao/contracts';
import { policyFor, type Policy } from '@bujiao/policy';
import type { OriginalOrder } from '../order/original-order.js';
import { no, person, type Decision } from './decision.js';

/** Whether the gateway has to prove the payment before goods go. The one place that answers this. */
export function needsGateway(order: OriginalOrder, reason: ResubmissionReason, policy: Policy): boolean {
  const { state } = order.toldPayments.money;
  if (state === 'free') return false;
  if (order.cancellations.length > 0 || policyFor(policy, order.terms).reasons[reason].proof === 'gateway')
    return true;
  return state === 'unpaid' || state === 'underpaid' || order.toldPayments.tries.some((t) => t.amountsDiffer);
}

/** What stands against the payment; undefined where it is proven, or the gateway still has to be asked. */
export function paymentProblem(order: OriginalOrder, gatewayAsked: boolean): Decision | undefined {
  const { numbers, tries, money } = order.payments;
  if (numbers.length === 0) return no('payment-number-unknown');
  if (!gatewayAsked) return undefined;
  const proven = tries.filter((t) => t.proven === 'paid');
  const received = proven.reduce((sum, t) => sum + (t.amount ?? 0), 0) - money.refunded;
  if (received >= money.due && proven.length > 0) return undefined;
  const unclear = tries.find((t) => t.proven === 'unclear');
  if (unclear) return person('payment-unclear', { paymentId: unclear.paymentId ?? 'none' });
  if (proven.length > 0) return no('underpaid', { due: money.due, received, missing: money.due - received });
  return no(worstOf(order), { payments: numbers.length });
}

/** What the gateway said, where no number is paid: the answer that explains most. */
function worstOf({ payments: { tries } }: OriginalOrder): Extract<Decision, { do: 'no' }>['code'] {
  const said = new Set(tries.map((t) => t.proven));
  if (said.has('refunded')) return 'payment-refunded';
  if (said.has('other-order')) return 'payment-mismatch';
  return said.has('unpaid') ? 'payment-not-made' : 'payment-not-found';
}
