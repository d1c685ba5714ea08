import 'reflect-metadata';
import { ORDER_FEED_EVENT_TYPES } from '@bujiao/contracts';
import { OTHER_TYPES, patternOf, type BusEvent } from '@bujiao/event-bus';
import { PayloadChecks } from '@bujiao/platform';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import { OrderFeedHandler } from './order-feed.handler.js';
import type { OrderFeed } from './order-feed.service.js';

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
    await new OrderFeedHandler(feed, new PayloadChecks()).handle({ ...event, orderId: 'SO-1' } as BusEvent);
    expect(taken).toEqual([{ ...event, specversion: '1.0', subject: 'SO-1' }]);
  });
});
