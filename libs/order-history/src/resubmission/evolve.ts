import type { OrderEvents } from '@bujiao/contracts';
import type { FacetEvolvers } from '../evolver.js';
import type { OrderHistory } from '../order-history.js';
import { withNoticeWish } from '../notice/evolve.js';
import { takenUp } from '../offer/taken-up.js';
import { changeResubmission } from './change.js';
import type { Resubmission } from './resubmission.js';

export const resubmissionEvolvers: FacetEvolvers<
  | 'ResubmissionRequested'
  | 'ResubmissionApproved'
  | 'ResubmissionRejected'
  | 'ResubmissionDelivered'
  | 'ResubmissionFailed'
> = {
  ResubmissionRequested: ({ personAsked: _, ...history }, data, { actor, occurredAt, ruleVersion }) => ({
    ...withNoticeWish(history, data.tellBuyer),
    offers: takenUp(history.offers, occurredAt),
    resubmissions: [
      ...history.resubmissions,
      {
        resubmissionId: data.resubmissionId,
        status: 'requested',
        reason: data.reason,
        fingerprint: data.fingerprint,
        requestedBy: actor,
        requestedAt: occurredAt,
        ...(ruleVersion !== undefined && { policyVersion: ruleVersion }),
        ...(data.rechargeTarget && { rechargeTarget: data.rechargeTarget }),
        ...(data.quantity !== undefined && { quantity: data.quantity }),
        ...customGoodsIn(data),
        ...(data.change && { change: data.change }),
        ...(data.goods && { goods: data.goods }),
        ...(data.override && { override: data.override }),
        ...(data.buyerRequests && { buyerRequests: data.buyerRequests }),
        ...marksIn(data),
        attempts: [],
        attemptsBeforePerson: 0,
      },
    ],
  }),
  ResubmissionApproved: (history, data) => changeResubmission(history, data, () => ({ status: 'approved' })),
  ResubmissionRejected: (history, data, { occurredAt }) =>
    changeResubmission(askedOf(history, data), data, () => ({
      status: 'rejected',
      endCode: data.code,
      endedAt: occurredAt,
    })),
  ResubmissionDelivered: (history, data, { occurredAt }) =>
    changeResubmission(history, data, () => ({ status: 'delivered', endedAt: occurredAt })),
  ResubmissionFailed: (history, data, { occurredAt }) =>
    changeResubmission(history, data, () => ({ status: 'failed', endCode: data.code, endedAt: occurredAt })),
};

/** A rejection that leaves the decision to a person. */
const askedOf = (
  history: OrderHistory,
  { code, personKnows }: OrderEvents['ResubmissionRejected'],
): OrderHistory => (personKnows ? { ...history, personAsked: { code, known: personKnows } } : history);

/** Keyed hashes of where the buyer asked from. */
const marksIn = ({
  device,
  address,
}: OrderEvents['ResubmissionRequested']): Pick<Resubmission, 'device' | 'address'> => ({
  ...(device !== undefined && { device }),
  ...(address !== undefined && { address }),
});

/** By which template the target was asked, and that nobody has signed in. */
const customGoodsIn = ({
  template,
  byLink,
}: OrderEvents['ResubmissionRequested']): Pick<Resubmission, 'template' | 'byLink'> => ({
  ...(template && { template }),
  ...(byLink && { byLink }),
});
