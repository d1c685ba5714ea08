import type { Actor, OrderEvent } from '@bujiao/contracts';
import { findResubmission, lookKey, type OrderHistory } from '@bujiao/order-history';

export interface LookAtEvidence {
  readonly resubmissionId: string;
  readonly evidenceId: string;
  /** A member of staff. */
  readonly reader: Actor;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * ms. Within it the same person opening the same content is one look: the page of a case draws its pictures each time that it is opened,
 * and a reviewer opens it several times for one decision. A line for each would hide the lines that say something.
 */
export const LOOK_LASTS = 15 * 60_000;

/**
 * Records that a member of staff looks at evidence of a buyer. Another person, role or content is another look, as is the same one after
 * {@link LOOK_LASTS}. The time counts from the last look on record, so that looking without a pause is recorded again and again.
 */
export function lookAtEvidence(
  history: OrderHistory,
  { resubmissionId, evidenceId, reader, now }: LookAtEvidence,
): readonly OrderEvent[] {
  const { evidence = [], evidenceLooks = {} } = findResubmission(history, resubmissionId) ?? {};
  const found = evidence.find((one) => one.evidenceId === evidenceId);
  if (!found) return [];
  const last = evidenceLooks[lookKey(evidenceId, reader)];
  if (last !== undefined && now - Date.parse(last) < LOOK_LASTS) return [];
  return [{ type: 'EvidenceLookedAt', data: { resubmissionId, evidenceId, mark: found.mark } }];
}
