import { START, type Position as LogPosition, type ReadPosition } from '@eventstore/db-client';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { Position } from '../event-store.port.js';

/** The checkpoint of a subscription that has seen nothing: the beginning. */
export const BEGINNING: Position = '0:0';
/** What a server answers that does not know the position of an event it read from a stream. */
const UNKNOWN = 2n ** 64n - 1n;

/** An event whose position the server does not tell cannot be resumed from: only subscriptions are sure to know it. */
export const formatPosition = (position: LogPosition | undefined): Position =>
  !position || position.commit === UNKNOWN ? 'unknown' : `${position.commit}:${position.prepare}`;

/** @throws EventStoreMisuse for a position of another kind of store */
export function parsePosition(position: Position | 'start'): ReadPosition {
  if (position === 'start' || position === BEGINNING) return START;
  const [, commit, prepare] = /^(\d{1,20}):(\d{1,20})$/.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) {
    throw new EventStoreMisuse(`${JSON.stringify(position)} is not a position of an EventStoreDB`);
  }
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
