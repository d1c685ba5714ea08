import type { BusEvent } from '../bus-event.js';

/** Handles one event. Bears a repetition: events come at least once. */
export type EventHandler = (event: BusEvent) => unknown;

/** Handles a stretch of events, in order. Bears a repetition, also of a part of the stretch. */
export type Projection = (events: readonly BusEvent[]) => unknown;

/** What a consumer group does: it has handlers of single events, or one projection, never both. */
export type GroupDefinition = HandlerGroup | ProjectionGroup;

export interface HandlerGroup {
  readonly group: string;
  /** One handler an event type. */
  readonly handlers: ReadonlyMap<string, EventHandler>;
  /** Handles events of all other types on the topics that the group reads. @default they are passed over */
  readonly otherTypes?: EventHandler;
  /** Nobody waits for what they do. @default false */
  readonly lowPriority?: boolean;
}

export interface ProjectionGroup {
  readonly group: string;
  readonly types: ReadonlySet<string>;
  readonly projection: Projection;
}

export const isProjection = (definition: GroupDefinition): definition is ProjectionGroup =>
  'projection' in definition;

export const typesOf = (definition: GroupDefinition): readonly string[] =>
  isProjection(definition) ? [...definition.types] : [...definition.handlers.keys()];
