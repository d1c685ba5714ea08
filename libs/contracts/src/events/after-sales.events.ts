/** Events that only after-sales appends. */
export interface AfterSalesEvents {
  /** The buyer saw the secrets; recorded before they are shown, so an unrecorded view cannot be. */
  CardSecretsRevealed: {
    readonly resubmissionId: string;
    readonly cardIds: readonly string[];
    /** SHA-256 of the request's idempotency key: a retry of this very request is answered again, no other is. */
    readonly revealKey: string;
  };
  ReceiptConfirmed: { readonly resubmissionId: string; readonly by: 'buyer' | 'automatic' };
  ResubmissionClosed: { readonly resubmissionId: string };
}
