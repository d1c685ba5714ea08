import type { OrderEvent } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import type { ProgressSource } from './progress-view.js';
import { progressAfter } from './stages.js';

/** The progress of an order's newest resubmission, and the revision of the event that it stands for. */
export interface NewestProgress extends ProgressSource {
  readonly revision: number;
}

/**
 * Where the newest resubmission of an order stands, read off its stream. Never older than what a caller was answered before:
 * a read model would lag behind the answer that pointed to it. Undefined without a resubmission.
 */
export function newestProgress(
  orderId: string,
  events: readonly RecordedEvent[],
): NewestProgress | undefined {
  const request = events.findLast(({ type }) => type === 'ResubmissionRequested');
  if (!request) return undefined;
  const { resubmissionId } = request.data as { readonly resubmissionId: string };
  let progress: NewestProgress | undefined;
  for (const { type, data, metadata, revision } of events.slice(request.revision)) {
    const change = progressAfter({ type, data } as OrderEvent);
    if (!change || (data as { readonly resubmissionId?: string }).resubmissionId !== resubmissionId) continue;
    const at = new Date(metadata.occurredAt);
    progress = {
      orderId,
      resubmissionId,
      revision,
      stage: change.stage,
      outcome: change.outcome ?? null,
      sentence: change.sentence ?? null,
      requestedAt: progress?.requestedAt ?? new Date(request.metadata.occurredAt),
      deliveredAt: type === 'ResubmissionDelivered' ? at : (progress?.deliveredAt ?? null),
      updatedAt: at,
    };
  }
  return progress;
}
