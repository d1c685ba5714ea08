import { Controller } from '@nestjs/common';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { DeliveryService } from './delivery.service.js';

/** Everything that may let a delivery go on. */
@Controller()
export class DeliveryHandler {
  constructor(private readonly deliveries: DeliveryService) {}

  @HandlesEvent('fulfillment', 'ResubmissionApproved', 'ManualWorkResolved')
  async advance({
    id,
    orderId,
    data,
    recorded,
  }: BusEvent<{ readonly resubmissionId: string }>): Promise<void> {
    const { resubmissionId } = data;
    await this.deliveries.advance({
      orderId,
      resubmissionId,
      causationId: id,
      ...(recorded && { atLeast: recorded.revision }),
    });
  }
}
