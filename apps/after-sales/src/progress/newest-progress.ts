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
  const requestedAt = new Date(request.metadata.occurredAt);
  return events
    .slice(request.revision)
    .filter(({ data }) => (data as { readonly resubmissionId?: string }).resubmissionId === resubmissionId)
    .reduce<NewestProgress | undefined>(
      (progress, event) => progressWith(progress, { orderId, resubmissionId, requestedAt }, event),
      undefined,
    );
}

/** Unchanged after an event that says nothing of the progress. */
function progressWith(
  before: NewestProgress | undefined,
  resubmission: Pick<NewestProgress, 'orderId' | 'resubmissionId' | 'requestedAt'>,
  { type, data, metadata, revision }: RecordedEvent,
): NewestProgress | undefined {
  const change = progressAfter({ type, data } as OrderEvent);
  if (!change) return before;
  const updatedAt = new Date(metadata.occurredAt);
  const { stage, outcome = null, sentence = null } = change;
  const deliveredAt = type === 'ResubmissionDelivered' ? updatedAt : (before?.deliveredAt ?? null);
  return { ...resubmission, revision, stage, outcome, sentence, deliveredAt, updatedAt };
}
