import type { BusEvent } from '../bus-event.js';

/** Handles one event. Must be idempotent: events are delivered at least once. */
export type EventHandler = (event: BusEvent) => unknown;

/** Handles a batch of events, in order. Must be idempotent, also for a part of the batch. */
export type Projection = (events: readonly BusEvent[]) => unknown;

/** What a consumer group does: it has handlers of single events, or one projection, never both. */
export type GroupDefinition = HandlerGroup | ProjectionGroup;

export interface HandlerGroup {
  readonly group: string;
  /** One handler an event type. */
  readonly handlers: ReadonlyMap<string, EventHandler>;
  /** Handles events of all other types on the topics that the group reads. @default they are passed over */
  readonly otherTypes?: EventHandler;
  /** See {@link Dispatcher.lowPriority}. @default false */
  readonly lowPriority?: boolean;
}

export interface ProjectionGroup {
  readonly group: string;
  readonly types: ReadonlySet<string>;
  readonly projection: Projection;
  /** See {@link ProjectionPace}. */
  readonly paceMs?: number;
}

export const isProjection = (definition: GroupDefinition): definition is ProjectionGroup =>
  'projection' in definition;

export const typesOf = (definition: GroupDefinition): readonly string[] =>
  isProjection(definition) ? [...definition.types] : [...definition.handlers.keys()];
