import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventStore } from '@bujiao/event-store';
import { EVENT_STORE, ServicePool } from '@bujiao/platform';
import { installShippedPolicies, PolicyDesk, PolicyReader } from '@bujiao/policy-desk';
import type { Pool } from 'pg';

/**
 * Records the policies that ship, before intake takes its first order: an installation that knows an order by then was upgraded. Intake
 * does it, since it alone keeps orders that nobody has resubmitted.
 */
@Injectable()
export class PolicyInstallation implements OnModuleInit {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly desk: PolicyDesk,
    private readonly reader: PolicyReader,
    @ServicePool('intake') private readonly pool: Pool,
  ) {}

  async onModuleInit(): Promise<void> {
    await installShippedPolicies(this.desk, this.store, () => this.knowsOrders());
    await this.reader.read();
  }

  private async knowsOrders(): Promise<boolean> {
    const { rows } = await this.pool.query<{ known: boolean }>(
      'SELECT EXISTS (SELECT FROM order_records) AS known',
    );
    return rows[0]?.known ?? true;
  }
}
