import { orderStream, SCHEMA_VERSION, systemActor, type Actor, type OrderEvent, type ServiceName } from '@bujiao/contracts';
import { CommandHandler, type Decided, type EventStore, type StateCache } from '@bujiao/event-store';
import { emptyHistory, evolve, type OrderHistory } from '@bujiao/order-history';

export const ORDER_DESK = Symbol('ORDER_DESK');

/** Why something is decided, and by whom. */
export interface Cause {
  readonly orderId: string;
  /** Id of the request or event that is being handled: the new events' ids derive from it. */
  readonly causationId: string;
  /** The resubmission, where there is one. @default the order */
  readonly correlationId?: string;
  /** @default the service itself */
  readonly actor?: Actor;
  /** The stream is known to hold at least this revision. */
  readonly atLeast?: number;
  readonly assumeNew?: boolean;
  /** Version of the policy whose rules decide; absent where none do. */
  readonly ruleVersion?: string;
  readonly traceparent?: string;
}

let lastNow = 0;
let lastTime = '';

/** ISO 8601; in a rush many commands fall into one millisecond. */
function timeNow(): string {
  const now = Date.now();
  if (now !== lastNow) [lastNow, lastTime] = [now, new Date(now).toISOString()];
  return lastTime;
}

export type OrderDecided = Decided<OrderHistory>;

/** Where a service decides on orders: load the history, decide, append; on conflict again. The clock is read here, once a command. */
export class OrderDesk {
  private readonly handler: CommandHandler<OrderHistory>;

  constructor(
    store: EventStore,
    private readonly service: ServiceName,
    cache: StateCache<OrderHistory>,
  ) {
    this.handler = new CommandHandler(store, { initialState: emptyHistory, evolve }, cache);
  }

  /**
   * `decide` may be called several times; it only decides. What it throws ({@link Refused}) is thrown on.
   * Idempotent by `causationId`: what a cause led to is recorded once.
   */
  decide(cause: Cause, decide: (history: OrderHistory) => readonly OrderEvent[]): Promise<OrderDecided> {
    const { orderId, causationId, actor, correlationId, ruleVersion, traceparent } = cause;
    return this.handler.handle(
      orderStream(orderId),
      {
        causationId,
        metadata: {
          correlationId: correlationId ?? orderId,
          actor: actor ?? systemActor(this.service),
          occurredAt: timeNow(),
          ...(ruleVersion && { ruleVersion }),
          schemaVersion: SCHEMA_VERSION,
          ...(traceparent && { traceparent }),
        },
        ...(cause.atLeast !== undefined && { atLeast: cause.atLeast }),
        ...(cause.assumeNew && { assumeNew: true }),
      },
      decide,
    );
  }

  /** The order's history, at least as new as revision `atLeast`: at once, where it is at hand. Without it, as the store has it now. */
  historyOf(orderId: string, atLeast?: number): OrderHistory | Promise<OrderHistory> {
    const known = atLeast === undefined ? undefined : this.handler.cached(orderStream(orderId), atLeast);
    return known?.state ?? this.freshHistoryOf(orderId);
  }

  /** The order's history as the store has it now. */
  async freshHistoryOf(orderId: string): Promise<OrderHistory> {
    return (await this.handler.loadFresh(orderStream(orderId))).state;
  }
}
