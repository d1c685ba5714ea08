import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { Receipts } from './receipts.service.js';

@Controller()
export class ReceiptsHandler {
  constructor(private readonly receipts: Receipts) {}

  // From here on only a receipt is waited for: what the buyer sees does not wait for this.
  @HandlesEvent({ group: 'after-sales', lowPriority: true }, 'ResubmissionDelivered')
  async delivered({
    id,
    orderId,
    data,
    recorded,
  }: BusEvent<OrderEvents['ResubmissionDelivered']>): Promise<void> {
    await this.receipts.expectReceipt({
      orderId,
      resubmissionId: data.resubmissionId,
      causationId: id,
      atLeast: recorded?.revision ?? 0,
    });
  }

  @HandlesEvent({ group: 'after-sales', lowPriority: true }, 'OrderConflictClosed')
  async conflictClosed({ id, orderId, recorded }: BusEvent): Promise<void> {
    await this.receipts.conflictEnded({ orderId, causationId: id, atLeast: recorded?.revision ?? 0 });
  }
}
