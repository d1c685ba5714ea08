import { findResubmission, type Evidence, type EvidenceAsk } from '@bujiao/order-history';
import type { Config } from '@bujiao/platform';
import { EVIDENCE_NAMES } from '@bujiao/texts';
import { takesEvidence } from './add-evidence.decider.js';
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
  const takes = config.evidenceStore !== 'none' && resubmission !== undefined && takesEvidence(resubmission);
  const { evidenceMostFiles: mostFiles } = config;
  return {
    ...(takes && askedView(resubmission.review?.asked)),
    takesMore: takes && evidence.length < mostFiles,
    mostFiles,
    mostBytes: config.evidenceMostBytes,
    mostPixels: config.evidenceMostPixels,
    evidence: evidence.map(evidenceDto),
  };
}

const askedView = (asked: EvidenceAsk | undefined): Pick<EvidenceListDto, 'asked'> =>
  asked
    ? { asked: { wanted: asked.wanted, name: EVIDENCE_NAMES[asked.wanted], deadline: asked.deadline } }
    : {};
