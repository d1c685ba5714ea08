import type { FacetEvolvers } from '../evolver.js';

export const paymentProofEvolvers: FacetEvolvers<'PaymentProofObtained'> = {
  PaymentProofObtained: (history, { payments }, { occurredAt }) => ({
    ...history,
    proofs: new Map([...history.proofs, ...payments.map((payment) => [payment.paymentId, payment] as const)]),
    provenAt: occurredAt,
  }),
};
