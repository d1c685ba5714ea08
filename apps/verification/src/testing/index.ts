// The parts of verification that tests put together without Nest and without a payment gateway.
export { VerificationHandler } from '../automatic-checks/verification.handler.js';
export { PaymentProofs, PROOF_WAITS, type ProofWaits } from '@bujiao/order-desk';
export { verificationDatabase, type VerificationDatabase } from './verification-database.js';
export { ReviewDeadlines } from '../review-queue/review-deadlines.service.js';
export { endReview, remindReview, reviewTimes } from '../review-queue/review-deadline.decider.js';
export { NO_GOODS_FACTS } from './no-goods-facts.js';
export { NO_RISK_READER } from './no-risk-reader.js';
export { PermissionDeadlines } from '../goods-checks/permission-deadlines.service.js';
export { RiskReader } from '../risk/risk-reader.service.js';
export {
  fourEyesAbove,
  REVIEW_DEFAULTS,
  riskPolicyOf,
  type RiskInput,
  type RiskPolicy,
} from '../risk/risk-policy.js';
export { marksOf, orderFeatures } from '../risk/order-features.js';
export type { PaymentGateway, PaymentProof } from '@bujiao/order-desk';
export { paymentsToProve, verifyResubmission } from '../automatic-checks/verify-resubmission.decider.js';
export { judgeByPolicy } from '../backtest/judge-by-policy.js';
export { foldDecisions } from '../backtest/fold-decisions.js';
export { BacktestRows } from '../backtest/backtest-rows.repository.js';
export { BacktestWork, ShadowWork } from '../backtest/backtest-work.js';
export { reviewBasis, reviewResubmission } from '../review-queue/review-resubmission.decider.js';
export { RiskHistoryRows, type JudgedBuyer } from '../risk/risk-history.repository.js';
export { addEvidence } from '../evidence/add-evidence.decider.js';
export { RISK_EVIDENCE } from '../risk/risk-evidence.projection.js';
export { RISK_ORDERS } from '../risk/risk-orders.projection.js';
export { RISK_REQUESTS } from '../risk/risk-requests.projection.js';
