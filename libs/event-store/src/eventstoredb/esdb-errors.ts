import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';

const NEVER = [InvalidArgumentError, MaxAppendSizeExceededError, StreamDeletedError];
const NOT_BY_WAITING = [...NEVER, AccessDeniedError, WrongExpectedVersionError];

/**
 * Everything else may pass: no connection, no leader, no answer in time, and the raw errors of the transport that the client lets
 * through while a server is down.
 */
export const isTransient = (error: unknown): boolean => !NOT_BY_WAITING.some((kind) => error instanceof kind);

/** What the port promises instead of the client's error. */
export function toStoreError(what: string, error: unknown): EventStoreUnavailable | EventStoreMisuse {
  if (error instanceof EventStoreUnavailable || error instanceof EventStoreMisuse) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (NEVER.some((kind) => error instanceof kind)) return new EventStoreMisuse(`${what}: ${message}`);
  return new EventStoreUnavailable(`${what}: ${message}`, error);
}
