import 'reflect-metadata';
import { ORDER_FEED_EVENT_TYPES } from '@bujiao/contracts';
import { OTHER_TYPES, patternOf, type BusEvent } from '@bujiao/event-bus';
import { PayloadChecks, type Config } from '@bujiao/platform';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import { OrderFeedHandler } from './order-feed.handler.js';
import type { OrderFeed } from './order-feed.service.js';

const handlerOf = (feed: OrderFeed, orderPublishers: Config['orderPublishers'] = []): OrderFeedHandler =>
  new OrderFeedHandler(feed, new PayloadChecks(), { orderPublishers } as Config);

describe('order events off the bus', () => {
  it('are taken in whatever type they come, so that an unknown one is kept as rejected', async () => {
    const { value: handle } = Object.getOwnPropertyDescriptor(OrderFeedHandler.prototype, 'handle') as {
      value: object;
    };
    const patterns: unknown = Reflect.getMetadata(PATTERN_METADATA, handle);
    expect(patterns).toEqual(
      [...ORDER_FEED_EVENT_TYPES, OTHER_TYPES].map((type) => patternOf('intake', type)),
    );
    const taken: unknown[] = [];
    const feed = { take: (raw: unknown) => Promise.resolve(taken.push(raw)) } as unknown as OrderFeed;
    const event = {
      id: 'e1',
      source: '/shop',
      type: 'shop.order.exploded',
      time: '2026-11-23T09:00:00Z',
      data: {},
    };
    await handlerOf(feed).handle({ ...event, orderId: 'SO-1' } as BusEvent);
    expect(taken).toEqual([{ ...event, specversion: '1.0', subject: 'SO-1' }]);
  });

  it('are of the publisher that is set for their topic; of the topic itself where none is', async () => {
    const publishers: string[] = [];
    const feed = {
      take: (_: unknown, publisher: string) => Promise.resolve(publishers.push(publisher)),
    } as unknown as OrderFeed;
    const handler = handlerOf(feed, [{ topic: 'shop.orders.mailer', publisher: 'mailer' }]);
    for (const topic of ['shop.orders', 'shop.orders.mailer', undefined])
      await handler.handle({ id: 'e1', source: '/shop', type: 'x', orderId: 'SO-1', topic } as BusEvent);
    expect(publishers).toEqual(['topic:shop.orders', 'mailer', 'topic:shop.orders']);
  });
});
