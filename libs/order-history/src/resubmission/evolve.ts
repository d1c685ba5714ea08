import type { FacetEvolvers } from '../evolver.js';
import { changeResubmission } from './change.js';

export const resubmissionEvolvers: FacetEvolvers<
  | 'ResubmissionRequested'
  | 'ResubmissionApproved'
  | 'ResubmissionRejected'
  | 'ResubmissionDelivered'
  | 'ResubmissionFailed'
> = {
  ResubmissionRequested: (history, data, { actor, occurredAt, ruleVersion }) => ({
    ...history,
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
        ...(data.override && { override: data.override }),
        attempts: [],
        attemptsBeforePerson: 0,
      },
    ],
  }),
  ResubmissionApproved: (history, data) => changeResubmission(history, data, () => ({ status: 'approved' })),
  ResubmissionRejected: (history, data, { occurredAt }) =>
    changeResubmission(history, data, () => ({
      status: 'rejected',
      endCode: data.code,
      endedAt: occurredAt,
    })),
  ResubmissionDelivered: (history, data, { occurredAt }) =>
    changeResubmission(history, data, () => ({ status: 'delivered', endedAt: occurredAt })),
  ResubmissionFailed: (history, data, { occurredAt }) =>
    changeResubmission(history, data, () => ({ status: 'failed', endCode: data.code, endedAt: occurredAt })),
};
