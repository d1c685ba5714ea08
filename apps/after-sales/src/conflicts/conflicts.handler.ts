import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { Conflicts } from './conflicts.service.js';

/** Looks for contradictions whenever one can have come up. */
@Controller()
export class ConflictsHandler {
  constructor(private readonly conflicts: Conflicts) {}

  @HandlesEvent(
    { group: 'after-sales', lowPriority: true },
    'OriginalOrderChanged',
    'PaymentProofObtained',
    'PersonAsked',
  )
  async newsTold({ id, orderId, recorded }: BusEvent): Promise<void> {
    await this.conflicts.look({ orderId, causationId: id, atLeast: recorded?.revision ?? 0 });
  }

  /** Cards from stock are issued on the newest history in one append: no contradiction can come of that. */
  @HandlesEvent({ group: 'after-sales', lowPriority: true }, 'DeliveryAttemptSucceeded')
  async supplierDelivered(event: BusEvent<OrderEvents['DeliveryAttemptSucceeded']>): Promise<void> {
    const { id, orderId, data, recorded } = event;
    if (data.cardIds !== undefined && data.supplierOrderNo === undefined) return;
    await this.conflicts.look({ orderId, causationId: id, atLeast: recorded?.revision ?? 0 });
  }

  /** Verification left the decision to a person. */
  @HandlesEvent({ group: 'after-sales', lowPriority: true }, 'ResubmissionRejected')
  async rejected(event: BusEvent<OrderEvents['ResubmissionRejected']>): Promise<void> {
    if (event.data.personKnows) await this.newsTold(event);
  }

  /** Support resubmits what a person had to decide: that work is done. */
  @HandlesEvent({ group: 'after-sales', lowPriority: true }, 'ResubmissionRequested')
  async overridden(event: BusEvent<OrderEvents['ResubmissionRequested']>): Promise<void> {
    if (event.data.override) await this.newsTold(event);
  }
}
