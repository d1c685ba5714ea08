import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { EVIDENCE_NAMES } from '@bujiao/texts';
import type { EvidenceOverviewDto, EvidencePieceDto } from './evidence-checks.dto.js';
import type { KeptContent } from './kept-evidence.repository.js';

const DAY = 86_400_000;

/** The evidence of an order for staff: by metadata alone, no content is read. */
export function evidenceOverview(
  orderId: string,
  history: OrderHistory,
  {
    kept,
    retentionDays,
  }: { readonly kept: ReadonlyMap<string, KeptContent>; readonly retentionDays: number },
): EvidenceOverviewDto {
  const pieces = history.resubmissions.flatMap(({ resubmissionId, evidence = [] }) =>
    evidence.map((one): EvidencePieceDto => {
      const row = kept.get(one.evidenceId);
      const keptUntil = row && new Date(row.keptAt.getTime() + retentionDays * DAY).toISOString();
      return row?.removedAt
        ? { ...one, resubmissionId, state: 'removed', removedAt: row.removedAt.toISOString() }
        : { ...one, resubmissionId, state: 'kept', ...(keptUntil !== undefined && { keptUntil }) };
    }),
  );
  const asked = history.resubmissions.flatMap(({ resubmissionId }) => {
    const ask = findResubmission(history, resubmissionId)?.review?.asked;
    return ask
      ? [{ resubmissionId, wanted: ask.wanted, name: EVIDENCE_NAMES[ask.wanted], deadline: ask.deadline }]
      : [];
  });
  return { orderId, asked, pieces };
}
