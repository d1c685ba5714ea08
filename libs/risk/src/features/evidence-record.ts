/** The upload of evidence to an order. ms since the epoch. */
export interface EvidenceUse {
  readonly orderId: string;
  readonly at: number;
}

/** The order that had some evidence first, and when another one had it first. */
export interface EvidenceRecord extends EvidenceUse {
  readonly byAnotherAt?: number;
}

/** The record of one mark with one more use, in the order of the store, and whether another order had the same evidence before. */
export function withEvidence(
  record: EvidenceRecord | undefined,
  use: EvidenceUse,
): { readonly record: EvidenceRecord; readonly reused: boolean } {
  if (!record) return { record: use, reused: false };
  const isFirst = record.orderId === use.orderId;
  const before = isFirst ? record.byAnotherAt : record.at;
  const reused = before !== undefined && before < use.at;
  if (isFirst || record.byAnotherAt !== undefined) return { record, reused };
  return { record: { ...record, byAnotherAt: use.at }, reused };
}
