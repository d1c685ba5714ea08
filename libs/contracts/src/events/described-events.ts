import type { ServiceName } from '../topics/services.js';
import type { EventDescription } from './event-description.js';
import { EVENT_DESCRIPTIONS } from './event-descriptions.js';
import type { OrderEventType } from './index.js';

const TYPES = Object.keys(EVENT_DESCRIPTIONS) as OrderEventType[];

/** The one service that may append each event type. The relay routes by it. */
export const EVENT_OWNERS = Object.fromEntries(
  TYPES.map((type) => [type, EVENT_DESCRIPTIONS[type].owner]),
) as Readonly<Record<OrderEventType, ServiceName>>;

/** The version of a type's data since which its shape is as it is now; older ones are upcast on read. */
export const shapeVersionOf = (type: OrderEventType): number => EVENT_DESCRIPTIONS[type].schemaVersion ?? 1;

/** The version under which every new event is written: one number for all types, so that the events of one decision share their metadata. */
export const SCHEMA_VERSION = Math.max(...TYPES.map(shapeVersionOf));

/** The description of a type as a store names it; undefined for a type that this version does not know. */
export const describedEvent = (type: string): EventDescription<OrderEventType> | undefined =>
  Object.hasOwn(EVENT_DESCRIPTIONS, type)
    ? (EVENT_DESCRIPTIONS[type as OrderEventType] as unknown as EventDescription<OrderEventType>)
    : undefined;
