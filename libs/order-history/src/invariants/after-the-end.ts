import type { OrderEvents, OrderEventType } from '@bujiao/contracts';

/** Events that are about one resubmission. */
type OfResubmission = {
  [T in OrderEventType]: 'resubmissionId' extends keyof OrderEvents[T] ? T : never;
}[OrderEventType];

/** Whether an event may come after its resubmission has ended. Every one says it, so that a new event does not break the rule unseen. */
const MAY_FOLLOW: Readonly<Record<OfResubmission, boolean>> = {
  ResubmissionRequested: false,
  PaymentProofObtained: false,
  PaymentProofUnclear: false,
  ResubmissionApproved: false,
  ResubmissionRejected: false,
  ReviewRequested: false,
  ReviewReminded: false,
  ReviewOverdue: false,
  ReviewDecided: false,
  EvidenceRequested: false,
  EvidenceAdded: false,
  EvidenceLookedAt: true,
  EvidenceOverdue: false,
  AccountChecked: false,
  RoleBindingChecked: false,
  RoleBound: false,
  PermissionAsked: false,
  PermissionConfirmed: false,
  PermissionExpired: false,
  RoleChecked: false,
  PaymentProofExpired: false,
  DeliveryAttemptStarted: false,
  DeliveryAttemptSucceeded: true,
  DeliveryAttemptFailed: false,
  DeliveryAttemptUnknown: false,
  ResubmissionDelivered: false,
  ResubmissionFailed: false,
  ManualWorkRequested: false,
  ManualWorkResolved: false,
  CardSecretsRevealed: true,
  CardSecretsCopied: true,
  ReceiptConfirmed: false,
  ResubmissionClosed: false,
};

export const mayFollowTheEnd = (type: string): boolean =>
  Object.hasOwn(MAY_FOLLOW, type) && MAY_FOLLOW[type as OfResubmission];
