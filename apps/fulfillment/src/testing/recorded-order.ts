import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import type { OrderHistory } from '@bujiao/order-history';
import { OrderDesk } from '@bujiao/order-desk';

/** An order's stream in memory, told event by event. */
export class RecordedOrder {
  readonly store = new MemoryEventStore();
  readonly desk = new OrderDesk(this.store, 'fulfillment', new StateCache<OrderHistory>({ capacity: 10 }));
  private recorded = 0;

  constructor(readonly orderId: string) {}

  async record(...events: readonly OrderEvent[]): Promise<void> {
    this.recorded += 1;
    const other = new OrderDesk(this.store, 'intake', new StateCache<OrderHistory>({ capacity: 0 }));
    await other.decide({ orderId: this.orderId, causationId: `told ${this.recorded}` }, () => events);
  }
}
