import { policyFor } from '@bujiao/policy';
import { stoppingConflict } from '../conflict/find-conflicts.js';
import type { Units } from '../delivery/units.js';
import type { OriginalOrder } from '../order/original-order.js';
import { hasEnded } from '../resubmission/resubmission.js';
import { announcedRefund } from './announced-refund.js';
import { no, person, setAside, setsAside, type Decision, type DecisionInput } from './decision.js';
import { traced } from './trace.js';

/** Facts that an order's record holds at most; beyond it nothing is decided by machines. */
export const MOST_FACTS = 1_000;

/** Another resubmission that has not ended. */
export function openProblem(input: DecisionInput): Decision | undefined {
  const { resubmissions } = input.history;
  const open = resubmissions.find((r) => !hasEnded(r) && r.resubmissionId !== input.judged);
  const { resubmissionId = '', status } = open ?? {};
  const problem =
    open && no(status === 'delivered' ? 'delivered-by-us' : 'resubmission-open', { resubmissionId });
  return traced(input, 'none-open', problem, () => ({ resubmissions: resubmissions.length }));
}

/** What the state of goods, money and cancellation forbids, whatever went wrong. */
export function stateProblem(order: OriginalOrder, units: Units, input: DecisionInput): Decision | undefined {
  return (
    conflictProblem(input) ??
    recordProblem(input) ??
    unitsProblem(order, units, input) ??
    cancellationProblem(order, input) ??
    announcedProblem(input)
  );
}

function conflictProblem(input: DecisionInput): Decision | undefined {
  const conflict = stoppingConflict(input.history);
  const problem = conflict && person('conflict-open', { conflict: conflict.code, ...conflict.known });
  return traced(input, 'no-conflict', problem, () => ({ recorded: input.history.conflicts.length }));
}

function recordProblem(input: DecisionInput): Decision | undefined {
  const facts = input.history.told.length;
  const problem = facts >= MOST_FACTS ? person('record-full', { facts }) : undefined;
  return traced(input, 'record-has-room', problem, () => ({ facts, most: MOST_FACTS }));
}

function unitsProblem(order: OriginalOrder, units: Units, input: DecisionInput): Decision | undefined {
  const { ordered, surelyByShop, byUs } = units;
  const delivered = surelyByShop + byUs;
  const done =
    delivered >= ordered
      ? no(byUs > 0 ? 'nothing-owed' : 'order-delivered', { ordered, delivered })
      : undefined;
  traced(input, 'units-owed', done, () => ({ ordered, byShop: surelyByShop, byUs }));
  return done ?? refundProblem(order, input) ?? missingProblem(units, input);
}

function refundProblem(order: OriginalOrder, input: DecisionInput): Decision | undefined {
  const { state, refunded } = order.payments.money;
  return traced(input, 'not-refunded', moneyProblem(order), () => ({ money: state, refunded }));
}

function moneyProblem({ payments }: OriginalOrder): Decision | undefined {
  const { state, refunded, refundedWithoutUnits } = payments.money;
  if (state === 'refunded')
    return no('order-refunded', { amount: refunded, at: payments.refunds.at(-1)?.at ?? '' });
  return refundedWithoutUnits > 0
    ? person('refund-without-units', { amount: refundedWithoutUnits })
    : undefined;
}

/** Nothing is left to send; or what is left may be under way in an attempt whose outcome nobody has learnt. */
function missingProblem(units: Units, input: DecisionInput): Decision | undefined {
  const { missing, unsettled, refunded } = units;
  return traced(input, 'none-under-way', underWay(units), () => ({ missing, underWay: unsettled, refunded }));
}

function underWay(units: Units): Decision | undefined {
  const { ordered, surelyByShop, possiblyByShop, byUs, refunded, missing, unsettled } = units;
  if (missing > unsettled) return undefined;
  const surely = surelyByShop + byUs;
  const possibly = possiblyByShop + byUs + unsettled;
  return possibly > surely
    ? person('maybe-delivered', { ordered, surely, possibly })
    : no('nothing-owed', { ordered, delivered: surely, refunded });
}

function cancellationProblem(order: OriginalOrder, input: DecisionInput): Decision | undefined {
  const { cancellations, terms } = order;
  return traced(input, 'not-cancelled', cancelledProblem(order, input), () =>
    cancellations.length === 0
      ? { cancellations: 0, notAsked: 'no-cancellation' }
      : {
          cancellations: cancellations.length,
          afterTimeOut: policyFor(input.policy, terms).cancelledByTimeOut,
        },
  );
}

function cancelledProblem(
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
  const { endCode: code = '', endedAt: at = '' } = announced ?? {};
  const stands = announced && !setsAside(input, 'refund-announced');
  const problem = stands ? no('refund-announced', { code, at }) : undefined;
  return traced(input, 'no-refund-announced', problem, () => {
    const earlier = input.history.resubmissions.length;
    return earlier === 0
      ? { notAsked: 'no-earlier-resubmission' }
      : { earlier, ...setAside(input, 'refund-announced') };
  });
}
