import type { OrderEvents } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';

/** The three measures of how much a resubmission asked of people. */
export interface ResubmissionMeasures {
  readonly resubmissionId: string;
  /** Things a person did; 5 is the pain limit, 1 the goal. */
  readonly steps: number;
  /** Fields a person typed; 0 is the goal. */
  readonly fieldsTyped: number;
  /** Seconds from request to delivery; a minute is the goal. Absent until delivered. */
  readonly secondsToDelivery?: number;
}

export function measuresOf(events: readonly RecordedEvent[]): ResubmissionMeasures[] {
  const requests = events.filter(({ type }) => type === 'ResubmissionRequested');
  return requests.map((request) => {
    const { resubmissionId, fieldsTyped } = request.data as OrderEvents['ResubmissionRequested'];
    const own = events.filter(({ metadata }) => metadata.correlationId === resubmissionId);
    // What one act of a person led to is one step, however many events it made.
    const acts = new Set(
      own
        .filter(({ metadata }) => metadata.actor.kind === 'person')
        .map(({ metadata }) => metadata.causationId),
    );
    const delivered = own.find(({ type }) => type === 'ResubmissionDelivered');
    return {
      resubmissionId,
      steps: acts.size,
      fieldsTyped,
      ...(delivered && { secondsToDelivery: secondsBetween(request, delivered) }),
    };
  });
}

const secondsBetween = (a: RecordedEvent, b: RecordedEvent): number =>
  (Date.parse(b.metadata.occurredAt) - Date.parse(a.metadata.occurredAt)) / 1000;
