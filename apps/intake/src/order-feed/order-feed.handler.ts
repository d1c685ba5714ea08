import { Controller } from '@nestjs/common';
import { ORDER_FEED_EVENT_TYPES, SHOP_ORDERS_TOPIC } from '@bujiao/contracts';
import { HandlesEvent, OTHER_TYPES, type BusEvent } from '@bujiao/event-bus';
import { Config, PayloadChecks, type PayloadProblem } from '@bujiao/platform';
import { checkOrderEvent, isRejection } from './check-order-event.js';
import { OrderFeed } from './order-feed.service.js';

/**
 * Order events off the bus, also of types that nobody knows: their publisher is to see that they were not taken. A bad one is kept
 * as rejected; it never blocks the order's later ones.
 */
@Controller()
export class OrderFeedHandler {
  private readonly publishers: ReadonlyMap<string, string>;

  constructor(
    private readonly feed: OrderFeed,
    checks: PayloadChecks,
    { orderPublishers }: Config,
  ) {
    this.publishers = new Map(orderPublishers.map(({ topic, publisher }) => [topic, publisher]));
    checks.register(ORDER_FEED_EVENT_TYPES, feedProblemOf);
  }

  @HandlesEvent('intake', ...ORDER_FEED_EVENT_TYPES, OTHER_TYPES)
  async handle({ id, source, type, orderId, time, data, topic }: BusEvent): Promise<void> {
    const raw = { specversion: '1.0', id, source, type, subject: orderId, time, data };
    await this.feed.take(raw, this.publisherOf(topic));
  }

  /** Kafka tells consumers no principal. Who may write to a topic is set there, and named in `SHOP_ORDERS_PUBLISHERS`; else the topic stands for its publishers. */
  private publisherOf(topic = SHOP_ORDERS_TOPIC): string {
    return this.publishers.get(topic) ?? `topic:${topic}`;
  }
}

/** What {@link OrderFeed.take} would reject about the event. */
function feedProblemOf({ id, source, type, orderId, time, data }: BusEvent): PayloadProblem | undefined {
  const raw = { specversion: '1.0', id, source, type, subject: orderId, time, data };
  const checked = checkOrderEvent(raw, Date.now());
  if (!isRejection(checked)) return undefined;
  const { detail, pointer } = checked;
  return { detail, ...(pointer !== undefined && { pointer: pointer.replace(/^\/data/, '') }) };
}
