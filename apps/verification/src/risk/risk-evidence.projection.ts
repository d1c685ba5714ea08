import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import type { Projection } from '@bujiao/projections';

/** Evidence that was uploaded, for finding the same of other orders. Without personal data. */
export interface RiskEvidenceRow {
  readonly evidenceId: string;
  readonly revision: number;
  readonly orderId: string;
  /** Keyed hash of the content. */
  readonly mark: string;
  readonly addedAt: string;
}

const ON: Projection<RiskEvidenceRow>['on'] = {
  EvidenceAdded: ({ orderId, data, time, recorded }: BusEvent) => {
    const { evidenceId, mark } = data as OrderEvents['EvidenceAdded'];
    return recorded && { evidenceId, revision: recorded.revision, orderId, mark, addedAt: time };
  },
};

/** One row a picture or document of a resubmission. */
export const RISK_EVIDENCE: Projection<RiskEvidenceRow> = {
  name: 'verification-risk-evidence',
  version: 1,
  table: {
    schema: 'verification',
    name: 'risk_evidence',
    columns: {
      evidenceId: { name: 'evidence_id', type: 'uuid', keep: 'key' },
      revision: { name: 'revision', type: 'integer', keep: 'revision' },
      orderId: { name: 'order_id', type: 'text', keep: 'fixed' },
      mark: { name: 'mark', type: 'text', keep: 'fixed' },
      addedAt: { name: 'added_at', type: 'timestamptz', keep: 'fixed' },
    },
  },
  on: ON,
};
