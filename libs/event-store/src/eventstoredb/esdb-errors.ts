import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';

/** Of the transport: gRPC. */
const INVALID_ARGUMENT = 3;

/** The request itself is at fault. */
const isRefused = (error: unknown): boolean =>
  error instanceof InvalidArgumentError ||
  error instanceof MaxAppendSizeExceededError ||
  error instanceof StreamDeletedError ||
  codeOf(error) === INVALID_ARGUMENT;

/**
 * Everything but a refusal may pass: no connection, no leader, no answer in time, and the raw errors of the transport that the client
 * lets through while a server is down.
 */
export const isTransient = (error: unknown): boolean =>
  !isRefused(error) &&
  !(error instanceof AccessDeniedError) &&
  !(error instanceof WrongExpectedVersionError) &&
  !(error instanceof EventStoreMisuse);

/** A subscription was asked to begin where no event stands: a checkpoint of another server. */
export const isInvalidPosition = (error: unknown): boolean => codeOf(error) === INVALID_ARGUMENT;

/**
 * What the port promises instead of the client's error. That access is denied counts as unavailable: it is nothing that is wrong with
 * the call, and ends when somebody mends the user's rights.
 */
export function toStoreError(what: string, error: unknown): EventStoreUnavailable | EventStoreMisuse {
  if (error instanceof EventStoreUnavailable || error instanceof EventStoreMisuse) return error;
  const message = `${what}: ${describe(error)}`;
  return isRefused(error) ? new EventStoreMisuse(message) : new EventStoreUnavailable(message, error);
}

function describe(error: unknown): string {
  if (error instanceof StreamDeletedError) return 'the stream was deleted on the server, for good';
  if (error instanceof MaxAppendSizeExceededError) {
    return `larger than the ${error.maxAppendSize} bytes that the server takes in one append (its MaxAppendSize)`;
  }
  if (error instanceof AccessDeniedError)
    return 'the server denies access to the user of the connection string';
  return error instanceof Error ? error.message : String(error);
}

/** The status of the transport, where the client passes it on. */
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
