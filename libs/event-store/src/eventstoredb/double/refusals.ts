import { Metadata, status, type StatusObject } from '@grpc/grpc-js';

export type Refusal = Pick<StatusObject, 'code' | 'details'> & { readonly metadata?: Metadata };

/** As the server's default: bytes of the data of all events of an append together. */
export const MAX_APPEND_SIZE = 1024 * 1024;

export const streamDeleted = (stream: string): Refusal =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const tooLarge = (): Refusal =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_SIZE} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': `${MAX_APPEND_SIZE}`,
  });

export const invalidPosition = (): Refusal =>
  refusal(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

export const notReady = (): Refusal => refusal(status.UNAVAILABLE, 'Server Is Not Ready');

/** What a dropped append is answered with, once the server's CommitTimeout is over. */
export const timedOut = (): Refusal => refusal(status.ABORTED, 'Operation timed out: Prepare phase timeout.');

export const noLeader = (): Refusal => refusal(status.UNKNOWN, 'No leader info available in response');

export const accessDenied = (): Refusal =>
  refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const wrongPassword = (): Refusal => refusal(status.UNAUTHENTICATED, 'Unauthenticated');

function refusal(code: status, details: string, headers: Readonly<Record<string, string>> = {}): Refusal {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  return { code, details, metadata };
}
