import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import type { EvidenceUses } from '../risk/evidence-uses.repository.js';
import type { AddEvidence } from './add-evidence.decider.js';
import type { EvidenceMarks } from './evidence-marks.js';
import type { ReadEvidence } from './read-evidence.js';

interface Compared {
  readonly history: OrderHistory;
  readonly orderId: string;
  readonly resubmissionId: string;
}

/**
 * By what an upload is recognised. A document that was uploaded before documents were written anew has the mark of its bytes as they were
 * uploaded: the same upload takes that mark, so that it is the same evidence, and is found as evidence of another order. The id is
 * always made of the content as it is kept.
 */
export async function identityOf(
  { hash, uploadHash }: ReadEvidence,
  { history, orderId, resubmissionId }: Compared,
  { marks, uses }: { readonly marks: EvidenceMarks; readonly uses: EvidenceUses },
): Promise<Pick<AddEvidence, 'mark' | 'evidenceId'>> {
  const mark = marks.markOf(hash);
  const evidenceId = marks.idOf(resubmissionId, mark);
  if (uploadHash === undefined) return { mark, evidenceId };
  const before = marks.markOf(uploadHash);
  const isOfThis = findResubmission(history, resubmissionId)?.evidence?.some((one) => one.mark === before);
  const isKnown = isOfThis || (await uses.ofOthers(orderId, [before])).get(before)?.length;
  return { mark: isKnown ? before : mark, evidenceId };
}
