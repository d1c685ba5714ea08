import { Controller, Inject } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { EvidenceDeadlines } from './evidence-deadlines.service.js';

/** Sets the timers of the review that evidence brings a case back to; by the event, since the process that took the upload may have ended. */
@Controller()
export class EvidenceHandler {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly deadlines: EvidenceDeadlines,
  ) {}

  @HandlesEvent('verification', 'EvidenceAdded')
  async added({ orderId, data, recorded }: BusEvent<OrderEvents['EvidenceAdded']>): Promise<void> {
    const history = await this.desk.historyOf(orderId, recorded?.revision ?? 0);
    await this.deadlines.schedule(history, { orderId, resubmissionId: data.resubmissionId });
  }
}
