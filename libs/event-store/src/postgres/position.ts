import { EventStoreMisuse } from '../event-store.errors.js';
import type { Position } from '../event-store.port.js';

/** Decimal texts: both may exceed what a number holds. Positions of events start at 1, so `{t, 0}` is "before transaction t". */
export interface Place {
  readonly transactionId: string;
  readonly position: string;
}

export const BEGINNING: Place = { transactionId: '0', position: '0' };

export const formatPosition = ({ transactionId, position }: Place): Position => `${transactionId}:${position}`;

/** @throws EventStoreMisuse for a position of another kind of store */
export function parsePosition(position: Position | 'start'): Place {
  if (position === 'start') return BEGINNING;
  const [, transactionId, place] = /^(\d{1,20}):(\d{1,19})$/.exec(position) ?? [];
  if (!transactionId || !place) throw new EventStoreMisuse(`${JSON.stringify(position)} is not a position of a Postgres event store`);
  return { transactionId, position: place };
}

export function isAfter(a: Place, b: Place): boolean {
  const [at, bt] = [BigInt(a.transactionId), BigInt(b.transactionId)];
  return at === bt ? BigInt(a.position) > BigInt(b.position) : at > bt;
}
