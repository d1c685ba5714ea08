import type { Position, RecordedEvent } from '@bujiao/event-store';
import { orderIdOf } from '@bujiao/contracts';
import { comparePositions } from '../store/compare-positions.js';

/** Which events somebody asks for: ends may be given as positions or times, and are resolved when the plan is made. */
export interface SelectionRequest {
  /** Position, ISO 8601 time, or `start`. @default 'start' */
  readonly from?: string | undefined;
  /** Position, ISO 8601 time, or `head`. @default 'head' */
  readonly to?: string | undefined;
  /** @default all */
  readonly types?: readonly string[] | undefined;
  readonly orders?: readonly string[] | undefined;
  /** Id of the person, service or system that acted. */
  readonly actor?: string | undefined;
  readonly correlation?: string | undefined;
}

/** A frozen selection: the same events for ever. */
export interface Selection {
  /** Events after it. */
  readonly after: Position | 'start';
  /** Up to and with it. */
  readonly upTo: Position | 'start';
  readonly types?: readonly string[];
  readonly orders?: readonly string[];
  readonly actor?: string;
  readonly correlation?: string;
}

export type EventFilter = Pick<Selection, 'types' | 'orders' | 'actor' | 'correlation'>;

/** Whether an event is one of those asked for, wherever it stands. */
export function filterOf({
  types,
  orders,
  actor,
  correlation,
}: EventFilter): (event: RecordedEvent) => boolean {
  const ofTypes = types && new Set(types);
  const ofOrders = orders && new Set(orders);
  return ({ type, stream, metadata }) =>
    (!ofTypes || ofTypes.has(type)) &&
    (!ofOrders || ofOrders.has(orderIdOf(stream))) &&
    (actor === undefined || metadata.actor.id === actor) &&
    (correlation === undefined || metadata.correlationId === correlation);
}

export const isBeyond = ({ position }: RecordedEvent, { upTo }: Selection): boolean =>
  comparePositions(position, upTo) > 0;
