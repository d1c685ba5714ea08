// The parts of verification that tests put together without Nest and without a payment gateway.
export { VerificationHandler } from '../automatic-checks/verification.handler.js';
export { PaymentProofs, PROOF_WAITS, type ProofWaits } from '../payment-proof/payment-proofs.service.js';
export { verificationDatabase, type VerificationDatabase } from './verification-database.js';
export { NO_RISK_READER } from './no-risk-reader.js';
export { RiskReader } from '../risk/risk-reader.service.js';
export {
  RISK_POLICIES,
  REVIEW_DEFAULTS,
  type RiskInput,
  type RiskPolicies,
  type RiskPolicy,
} from '../risk/risk-policy.js';
export { marksOf, orderFeatures } from '../risk/order-features.js';
export type { PaymentGateway, PaymentProof } from '../payment-proof/payment-gateway.port.js';
export { paymentsToProve, verifyResubmission } from '../automatic-checks/verify-resubmission.decider.js';
export { reviewBasis, reviewResubmission } from '../review-queue/review-resubmission.decider.js';
export { RiskHistoryRows, type JudgedBuyer } from '../risk/risk-history.repository.js';
export { RISK_ORDERS } from '../risk/risk-orders.projection.js';
export { RISK_REQUESTS } from '../risk/risk-requests.projection.js';
