import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { HandlesEvent, type BusEvent } from '@bujiao/event-bus';
import { RoleCheckService } from './role-check.service.js';

/** A target that its template takes is asked about at the supplier, where the policy wants it. */
@Controller()
export class RoleCheckHandler {
  constructor(private readonly checks: RoleCheckService) {}

  @HandlesEvent('fulfillment', 'AccountChecked')
  async check({ orderId, data, recorded }: BusEvent<OrderEvents['AccountChecked']>): Promise<void> {
    await this.checks.check({
      orderId,
      resubmissionId: data.resubmissionId,
      atLeast: recorded?.revision ?? 0,
    });
  }
}
