import { notice, resubmissionId } from './event-parts.js';
import { moment, oneOf, optional, text, whole, type Shape } from './shape.js';
import {
  EVIDENCE_ENDS,
  EVIDENCE_KINDS,
  EVIDENCE_WANTED,
  REVIEW_REASONS,
  type EvidenceEvents,
} from './verification.events.js';

/** Of what buyers are asked to upload: one shape a member, all of them. */
export const EVIDENCE_SHAPES: {
  readonly [T in keyof EvidenceEvents]: { readonly [Member in keyof Required<EvidenceEvents[T]>]: Shape };
} = {
  EvidenceRequested: {
    resubmissionId,
    wanted: oneOf(EVIDENCE_WANTED),
    deadline: moment,
    reason: oneOf(REVIEW_REASONS),
    note: optional(text),
    notice,
  },
  EvidenceAdded: {
    resubmissionId,
    evidenceId: text,
    mark: text,
    kind: oneOf(EVIDENCE_KINDS),
    bytes: whole,
    width: optional(whole),
    height: optional(whole),
    reviewUntil: optional(moment),
  },
  EvidenceLookedAt: { resubmissionId, evidenceId: text, mark: text },
  EvidenceOverdue: {
    resubmissionId,
    deadline: moment,
    then: oneOf(EVIDENCE_ENDS),
    reviewUntil: optional(moment),
  },
};
