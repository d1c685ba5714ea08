import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventStoreMisuse, EventStoreUnavailable, StreamDamaged } from '../event-store.errors.js';

/** Status codes of gRPC. */
const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/** The request itself is at fault. */
const isRefused = (error: unknown): boolean =>
  error instanceof InvalidArgumentError ||
  error instanceof MaxAppendSizeExceededError ||
  error instanceof StreamDeletedError ||
  codeOf(error) === INVALID_ARGUMENT;

/** The user of the connection string lacks a right, or the server does not know the user or the password. */
export const isAccessDenied = (error: unknown): boolean =>
  error instanceof AccessDeniedError ||
  codeOf(error) === PERMISSION_DENIED ||
  codeOf(error) === UNAUTHENTICATED;

/**
 * Everything but a refusal may pass: no connection, no leader, no answer in time, and the raw errors of the transport that the client
 * lets through while a server is down.
 */
export const isTransient = (error: unknown): boolean =>
  !isRefused(error) &&
  !isAccessDenied(error) &&
  !(error instanceof WrongExpectedVersionError) &&
  !(error instanceof EventStoreMisuse) &&
  !(error instanceof StreamDamaged);

/** A subscription was to start where no event begins: the checkpoint comes from another server. */
export const isInvalidPosition = (error: unknown): boolean => codeOf(error) === INVALID_ARGUMENT;

type StoreError = EventStoreUnavailable | EventStoreMisuse | StreamDamaged;

/**
 * The port's error for an error of the client. Denied access counts as unavailable: the call itself is right, and succeeds once the
 * user's rights are corrected.
 */
export function toStoreError(what: string, error: unknown): StoreError {
  if (isStoreError(error)) return error;
  const message = `${what}: ${describe(error)}`;
  return isRefused(error) ? new EventStoreMisuse(message) : new EventStoreUnavailable(message, error);
}

const isStoreError = (error: unknown): error is StoreError =>
  error instanceof EventStoreUnavailable ||
  error instanceof EventStoreMisuse ||
  error instanceof StreamDamaged;

function describe(error: unknown): string {
  if (error instanceof StreamDeletedError) return 'the stream was deleted on the server, for good';
  if (error instanceof MaxAppendSizeExceededError) {
    return `larger than the ${error.maxAppendSize} bytes that the server takes in one append (its MaxAppendSize)`;
  }
  if (isAccessDenied(error)) return 'the server denies access to the user of the connection string';
  return error instanceof Error ? error.message : String(error);
}

/** The status of the transport, where the client passes it on. */
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
