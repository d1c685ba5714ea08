import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@bujiao/contracts';
import { StateCache, type EventStore } from '@bujiao/event-store';
import { hasEnded, type OrderHistory } from '@bujiao/order-history';
import { EVENT_STORE } from '@bujiao/platform';
import { ORDER_DESK, OrderDesk } from './order-desk.js';

/**
 * Most orders with a cached history, for each service of a process. Only orders with an open resubmission are cached; one takes about
 * 3 KB.
 */
const CACHED_ORDERS = 1_250;

const isUnderWay = ({ resubmissions }: OrderHistory): boolean => resubmissions.some((r) => !hasEnded(r));

/** Services of one process and store share a cache, so that none reads what another has just appended. */
const caches = new WeakMap<EventStore, StateCache<OrderHistory>>();

function cacheOf(store: EventStore): StateCache<OrderHistory> {
  const known = caches.get(store) ?? new StateCache<OrderHistory>({ capacity: 0, isActive: isUnderWay });
  known.widen(CACHED_ORDERS);
  caches.set(store, known);
  return known;
}

@Module({})
export class OrdersModule {
  /** The {@link OrderDesk} of one service, as `ORDER_DESK`. Needs the global `EVENT_STORE`. */
  static forService(service: ServiceName): DynamicModule {
    const desk = {
      provide: ORDER_DESK,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore) => new OrderDesk(store, service, cacheOf(store)),
    };
    return { module: OrdersModule, providers: [desk], exports: [desk] };
  }
}
