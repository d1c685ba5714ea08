import { START, type Position as LogPosition, type ReadPosition } from '@eventstore/db-client';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { Position } from '../event-store.port.js';

/** The checkpoint of a subscription that has received nothing yet: the beginning. */
export const BEGINNING: Position = '0:0';
/** Sent by servers in place of a position that they do not know. */
const UNKNOWN = 2n ** 64n - 1n;
/** Position of an event whose server did not send one. No subscription can start there. */
const NOT_SENT: Position = 'not-sent';
/**
 * Earlier versions of this adapter saved this text when a server sent 2^64−1 as a checkpoint. The real checkpoint is lost, so a
 * subscription that is given this text reads from the beginning: events are repeated, none is skipped.
 */
const LOST: Position = 'unknown';

/** Only subscriptions always know the positions of events; older servers do not send them when a stream is read. */
export const formatPosition = (position: LogPosition | undefined): Position =>
  position && isKnown(position) ? `${position.commit}:${position.prepare}` : NOT_SENT;

export const isKnown = ({ commit }: LogPosition): boolean => commit !== UNKNOWN;

/** @throws EventStoreMisuse for a position of another kind of store */
export function parsePosition(position: Position | 'start'): ReadPosition {
  if (position === 'start' || position === BEGINNING || position === LOST) return START;
  return parseLogPosition(position);
}

export function parseLogPosition(position: Position): LogPosition {
  const [, commit, prepare] = /^(\d{1,20}):(\d{1,20})$/.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) {
    throw new EventStoreMisuse(`${JSON.stringify(position)} is not a position of an EventStoreDB`);
  }
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
