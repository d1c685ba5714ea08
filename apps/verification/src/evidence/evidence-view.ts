import { findResubmission, type Evidence } from '@bujiao/order-history';
import type { Config } from '@bujiao/platform';
import { EVIDENCE_NAMES } from '@bujiao/texts';
import type { EvidenceDto, EvidenceListDto } from './evidence.dto.js';
import type { EvidenceState } from './evidence.service.js';

/** Without its mark, which says what else was uploaded. */
export const evidenceDto = ({ mark: _, ...evidence }: Evidence): EvidenceDto => evidence;

export function evidenceList(
  { history, evidence }: EvidenceState,
  resubmissionId: string,
  config: Config,
): EvidenceListDto {
  const resubmission = findResubmission(history, resubmissionId);
  const review = resubmission?.status === 'requested' ? resubmission.review : undefined;
  const { evidenceMostFiles: mostFiles, evidenceStore } = config;
  const takes = evidenceStore !== 'none' && review?.open === true && (review.asks ?? 0) > 0;
  const { asked } = review ?? {};
  return {
    ...(asked && {
      asked: { wanted: asked.wanted, name: EVIDENCE_NAMES[asked.wanted], deadline: asked.deadline },
    }),
    takesMore: takes && evidence.length < mostFiles,
    mostFiles,
    mostBytes: config.evidenceMostBytes,
    mostPixels: config.evidenceMostPixels,
    evidence: evidence.map(evidenceDto),
  };
}
