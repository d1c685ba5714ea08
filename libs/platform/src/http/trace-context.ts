import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** The W3C trace context that a caller sent; undefined for any other text: it stays in the metadata of events for ever. */
export const traceParentOf = (given: string | undefined): string | undefined =>
  given !== undefined && TRACEPARENT.test(given) ? given : undefined;

let counter = 0;
const processId = randomBytes(6).toString('hex');

/** The caller's `x-request-id` if it has safe characters, else a new id. */
export function requestIdOf(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && REQUEST_ID.test(given)) return given;
  counter += 1;
  return `${processId}-${counter.toString(36)}`;
}
