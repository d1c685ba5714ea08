import type { OrderEvent, Sentence } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { onEach, type Projection } from '@bujiao/projections';
import { PROGRESS_EVENT_TYPES, progressAfter, type ProgressOutcome, type Stage } from './stages.js';

export interface ProgressRow {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly revision: number;
  readonly stage: Stage;
  readonly outcome: ProgressOutcome | null;
  readonly sentence: Sentence | null;
  readonly updatedAt: string;
  readonly requestedAt?: string;
  readonly deliveredAt?: string;
  readonly reason?: string;
  readonly verifiedAt?: string;
  readonly handedOverAt?: string;
  readonly resolvedAt?: string;
}

/** The column that an event's time belongs to: when the stage was reached first. */
const TIMES: Readonly<Record<string, keyof ProgressRow>> = {
  ResubmissionRequested: 'requestedAt',
  ResubmissionApproved: 'verifiedAt',
  ManualWorkRequested: 'handedOverAt',
  ManualWorkResolved: 'resolvedAt',
  ResubmissionDelivered: 'deliveredAt',
};

function rowAfter({ type, data, orderId, time, recorded }: BusEvent): ProgressRow | undefined {
  const change = progressAfter({ type, data } as OrderEvent);
  if (!change || !recorded) return undefined;
  const { resubmissionId, reason } = data as { resubmissionId: string; reason?: string };
  const reached = TIMES[type];
  return {
    resubmissionId,
    orderId,
    revision: recorded.revision,
    stage: change.stage,
    outcome: change.outcome ?? null,
    sentence: change.sentence ?? null,
    updatedAt: time,
    ...(reached && { [reached]: time }),
    ...(type === 'ResubmissionRequested' && reason !== undefined && { reason }),
  };
}

/** Where every resubmission stands: one row each. */
export const PROGRESS: Projection<ProgressRow> = {
  name: 'after-sales-progress',
  version: 2,
  table: {
    schema: 'after_sales',
    name: 'resubmission_progress',
    columns: {
      resubmissionId: { name: 'resubmission_id', type: 'uuid', keep: 'key' },
      orderId: { name: 'order_id', type: 'text', keep: 'fixed' },
      revision: { name: 'revision', type: 'integer', keep: 'revision' },
      stage: { name: 'stage', type: 'text', keep: 'newest' },
      outcome: { name: 'outcome', type: 'text', keep: 'newest' },
      sentence: { name: 'sentence', type: 'json', keep: 'newest' },
      requestedAt: { name: 'requested_at', type: 'timestamptz', keep: 'first' },
      deliveredAt: { name: 'delivered_at', type: 'timestamptz', keep: 'first' },
      reason: { name: 'reason', type: 'text', keep: 'first' },
      verifiedAt: { name: 'verified_at', type: 'timestamptz', keep: 'first' },
      handedOverAt: { name: 'handed_over_at', type: 'timestamptz', keep: 'first' },
      resolvedAt: { name: 'resolved_at', type: 'timestamptz', keep: 'first' },
      updatedAt: { name: 'updated_at', type: 'timestamptz', keep: 'newest' },
    },
  },
  on: onEach(PROGRESS_EVENT_TYPES, rowAfter),
};
