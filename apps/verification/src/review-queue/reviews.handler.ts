import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { ReviewCases } from './review-cases.repository.js';

type LateEvent = BusEvent<OrderEvents['ReviewReminded' | 'ReviewOverdue']>;

type EvidenceEvent = BusEvent<OrderEvents['EvidenceRequested' | 'EvidenceAdded' | 'EvidenceOverdue']>;

/** Keeps the queue of cases: opened by the request for a review, closed by a final decision. */
@Controller()
export class ReviewsHandler {
  constructor(private readonly cases: ReviewCases) {}

  @ProjectsEvents('verification-reviews', [
    'ReviewRequested',
    'ReviewReminded',
    'ReviewOverdue',
    'ReviewDecided',
    'EvidenceRequested',
    'EvidenceAdded',
    'EvidenceOverdue',
  ])
  async project(events: readonly BusEvent[]): Promise<void> {
    for (const event of events) {
      const revision = event.recorded?.revision ?? -1;
      if (event.type === 'ReviewRequested') await this.open(event, revision);
      else if (event.type.startsWith('Evidence')) await this.evidence(event as EvidenceEvent, revision);
      else if (event.type === 'ReviewDecided')
        await this.close(event as BusEvent<OrderEvents['ReviewDecided']>, revision);
      else await this.late(event as LateEvent, revision);
    }
  }

  private async late({ type, orderId, data, time }: LateEvent, revision: number): Promise<void> {
    const { resubmissionId } = data;
    if (type === 'ReviewReminded') return this.cases.reminded(resubmissionId, time);
    const { then, to } = data as OrderEvents['ReviewOverdue'];
    if (then === 'refuse') return this.cases.close({ resubmissionId, orderId, revision });
    return this.cases.overdue(resubmissionId, time, to);
  }

  /** A case that waits for the buyer is not in the queue. */
  private async evidence({ type, orderId, data }: EvidenceEvent, revision: number): Promise<void> {
    const { resubmissionId } = data;
    if (type === 'EvidenceRequested') return this.cases.pause(resubmissionId, revision);
    const { reviewUntil } = data as OrderEvents['EvidenceAdded'];
    if (reviewUntil !== undefined) return this.cases.resume(resubmissionId, reviewUntil, revision);
    if (type === 'EvidenceOverdue') await this.cases.close({ resubmissionId, orderId, revision });
  }

  private async open({ orderId, data, time }: BusEvent, revision: number): Promise<void> {
    const { resubmissionId, question, deadline, amount, risk } = data as OrderEvents['ReviewRequested'];
    const opened = { resubmissionId, orderId, question, requestedAt: time, deadline, amount };
    const factors = risk.factors.map(({ factor }) => factor);
    await this.cases.open([{ ...opened, points: risk.points, factors, revision }]);
  }

  /** A first approval of two leaves the case open, for somebody else. */
  private async close(
    { orderId, data, time }: BusEvent<OrderEvents['ReviewDecided']>,
    revision: number,
  ): Promise<void> {
    if (data.needsSecond) return;
    const { resubmissionId, decision } = data;
    await this.cases.close({ resubmissionId, orderId, revision, decided: { outcome: decision, at: time } });
  }
}
