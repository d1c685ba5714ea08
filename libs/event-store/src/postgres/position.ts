import { EventStoreMisuse } from '../event-store.errors.js';
import type { Position } from '../event-store.port.js';

/**
 * Where something stands in the order of all events. Positions of events start at 1, so `{t, 0}` is "before transaction t". Plain
 * numbers: a million transactions a second would take three centuries to outgrow them.
 */
export interface Place {
  readonly transactionId: number;
  readonly position: number;
}

export const BEGINNING: Place = { transactionId: 0, position: 0 };

export const formatPosition = ({ transactionId, position }: Place): Position =>
  `${transactionId}:${position}`;

/** @throws EventStoreMisuse for a position of another kind of store */
export function parsePosition(position: Position | 'start'): Place {
  if (position === 'start') return BEGINNING;
  const [, transactionId, place] = (/^(\d{1,15}):(\d{1,15})$/.exec(position) ?? []).map(Number);
  if (transactionId === undefined || place === undefined) {
    throw new EventStoreMisuse(`${JSON.stringify(position)} is not a position of a Postgres event store`);
  }
  return { transactionId, position: place };
}

export const isAfter = (a: Place, b: Place): boolean =>
  a.transactionId === b.transactionId ? a.position > b.position : a.transactionId > b.transactionId;
