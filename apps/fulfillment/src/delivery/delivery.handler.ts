import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
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

  /** The gateway was asked again, since its proof had become too old. The first proof comes with the approval, which is handled above. */
  @HandlesEvent('fulfillment', 'PaymentProofObtained')
  async provenAgain(event: BusEvent<OrderEvents['PaymentProofObtained']>): Promise<void> {
    if (event.data.again) await this.advance(event);
  }

  /** The shop told something: an acknowledgement that it stopped, or what became of a supplier order. */
  @HandlesEvent('fulfillment', 'OriginalOrderChanged', 'OrderConflictClosed')
  async orderChanged({ id, orderId, recorded }: BusEvent): Promise<void> {
    await this.deliveries.advanceOpen(orderId, id, recorded?.revision ?? 0);
  }
}
