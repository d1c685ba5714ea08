import type { FacetEvolvers } from '../evolver.js';
import { changeResubmission } from '../resubmission/change.js';

export const paymentProofEvolvers: FacetEvolvers<
  'PaymentProofObtained' | 'PaymentProofExpired' | 'PaymentProofUnclear'
> = {
  PaymentProofUnclear: (history, data) =>
    changeResubmission(history, data, () => ({
      unclearProof: { tries: data.tryNo, nextTryAt: data.nextTryAt },
    })),
  PaymentProofObtained: (history, { resubmissionId, payments }, { occurredAt }) =>
    changeResubmission(
      {
        ...history,
        proofs: new Map([
          ...history.proofs,
          ...payments.map((payment) => [payment.paymentId, payment] as const),
        ]),
        provenAt: occurredAt,
      },
      { resubmissionId },
      () => ({ proofExpired: false, unclearProof: undefined }),
    ),
  PaymentProofExpired: (history, data) =>
    changeResubmission(history, data, ({ proofsExpired = 0 }) => ({
      proofExpired: true,
      proofsExpired: proofsExpired + 1,
    })),
};
