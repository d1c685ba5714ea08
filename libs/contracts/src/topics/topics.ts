import { EVENT_OWNERS } from '../events/described-events.js';
import { SERVICES, type ServiceName } from './services.js';

/** Where internal services publish what happened to orders. */
export const SHOP_ORDERS_TOPIC = 'shop.orders';
/** Where the shop hears the new state of its orders (补交中, 补交成功, 补交失败). */
export const ORDER_STATES_TOPIC = 'shop.order-states';

/** Where the shop hears of contradictions in its orders, and of their end. Not compacted. */
export const ORDER_CONFLICTS_TOPIC = 'shop.order-conflicts';

/** Where the shop hears what buyers are told, to pass it on: offers, hand-overs, deliveries, refusals. Not compacted. */
export const ORDER_NOTICES_TOPIC = 'shop.order-notices';

export const serviceTopic = (service: ServiceName): string => `${service}.events`;

/** Topics that services publish to or read from: a replay into one of them would be handled as news. */
export const OWNED_TOPICS: readonly string[] = [
  SHOP_ORDERS_TOPIC,
  ...SERVICES.map((service) => serviceTopic(service)),
  ORDER_STATES_TOPIC,
  ORDER_CONFLICTS_TOPIC,
  ORDER_NOTICES_TOPIC,
];

/** The topic of an event type; undefined for a type nobody owns. */
export function topicOf(type: string): string | undefined {
  const owner = (EVENT_OWNERS as Readonly<Record<string, ServiceName | undefined>>)[type];
  return owner && serviceTopic(owner);
}

const STREAM_PREFIX = 'order-';
/** The one stream that holds everything about an order. */
export const orderStream = (orderId: string): string => STREAM_PREFIX + orderId;
/** Streams of other kinds have prefixes of their own. */
export const isOrderStream = (stream: string): boolean => stream.startsWith(STREAM_PREFIX);
export const orderIdOf = (stream: string): string => stream.slice(STREAM_PREFIX.length);
