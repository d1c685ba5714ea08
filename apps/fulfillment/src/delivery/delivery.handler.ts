import { Controller } from '@nestjs/common';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { DeliveryService } from './delivery.service.js';

/** Everything that may let a delivery go on. */
@Controller()
export class DeliveryHandler {
  constructor(private readonly deliveries: DeliveryService) {}

  @HandlesEvent('fulfillment', 'ResubmissionApproved', 'ManualWorkResolved')
  async advance(event: BusEvent<{ readonly resubmissionId: string }>): Promise<void> {
    const { id, orderId, data, recorded } = event;
    await this.deliveries.advance({
      orderId,
      resubmissionId: data.resubmissionId,
      causationId: id,
      ...(recorded && { atLeast: recorded.revision }),
    });
  }

  /** The shop told something: an acknowledgement that it stopped, or what became of a supplier order. */
  @HandlesEvent('fulfillment', 'OriginalOrderChanged', 'OrderConflictClosed')
  async orderChanged({ id, orderId, recorded }: BusEvent): Promise<void> {
    await this.deliveries.advanceOpen(orderId, id, recorded?.revision ?? 0);
  }
}
