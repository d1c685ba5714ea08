// The parts of verification that tests put together without Nest and without a payment gateway.
export { VerificationHandler } from '../automatic-checks/verification.handler.js';
export { PaymentProofs } from '../payment-proof/payment-proofs.service.js';
export type { PaymentGateway, PaymentProof } from '../payment-proof/payment-gateway.port.js';
export { paymentsToProve, verifyResubmission } from '../automatic-checks/verify-resubmission.decider.js';
