import {
  ORDER_CONFLICTS_TOPIC,
  ORDER_NOTICES_TOPIC,
  ORDER_STATES_TOPIC,
  SERVICES,
  serviceTopic,
  SHOP_ORDERS_TOPIC,
} from '@bujiao/contracts';

/** Topics that services publish to or read from: a replay into one of them would be handled as news. */
export const OWNED_TOPICS: readonly string[] = [
  SHOP_ORDERS_TOPIC,
  ORDER_STATES_TOPIC,
  ORDER_CONFLICTS_TOPIC,
  ORDER_NOTICES_TOPIC,
  ...SERVICES.map((service) => serviceTopic(service)),
];
