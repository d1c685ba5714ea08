import { isEventStoreUnavailable } from '@bujiao/basics';
import { HttpException } from '@nestjs/common';
import { databaseTrouble, type DatabaseTrouble } from './unavailability.js';
import { Problem, unavailable } from './problem.js';

/** Codes of refusals by Fastify and Nest. */
const CODES: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: [
    'malformed-request',
    'The request cannot be read: check that the body is valid JSON and the address is well formed.',
  ],
  404: ['route-not-found', 'There is nothing at this address.'],
  405: ['method-not-allowed', 'This address does not take this method.'],
  408: ['request-timed-out', 'The request took too long to arrive.'],
  413: ['body-too-large', 'The body is larger than this service takes.'],
  414: ['address-too-long', 'The address is longer than this service takes.'],
  415: ['unsupported-media-type', 'The body has a content type that this address does not take.'],
  431: ['headers-too-large', 'The headers are larger than this service takes.'],
  503: ['service-unavailable', 'The service is starting or stopping. Try again in a moment.'],
};

const OF_DATABASE: Readonly<Record<DatabaseTrouble, string>> = {
  unavailable: 'The database does not answer. Try again.',
  full: 'The disk of the database is full: nothing can be recorded until ops make room.',
  'read-only': 'The database takes no writes just now: it is read-only.',
};

export const databaseProblem = (trouble: DatabaseTrouble, cause?: unknown): Problem =>
  unavailable(`database-${trouble}`, OF_DATABASE[trouble], { cause });

/** Converts any thrown value to a problem without internal details. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const trouble = databaseTrouble(error);
  if (trouble === 'full' || trouble === 'read-only') return databaseProblem(trouble, error);
  if (isEventStoreUnavailable(error))
    return unavailable('event-store-unavailable', 'The event store does not answer. Try again.', {
      cause: error,
    });
  if (trouble) return databaseProblem(trouble, error);
  return problemOfStatus(statusOf(error) ?? 500, error);
}

/** Converts a refusal of Fastify, Nest or Node with this status to a problem. */
export function problemOfStatus(status: number, error: unknown): Problem {
  const known = CODES[status];
  if (known) return new Problem(status, known[0], known[1], { cause: error });
  if (status >= 400 && status < 500)
    return new Problem(status, 'request-refused', 'The request was refused.', { cause: error });
  return new Problem(500, 'internal-error', 'Something went wrong inside. It has been logged.', {
    cause: error,
  });
}

/** Of a Nest exception, or of an error that Fastify raised before any controller was reached. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error)) return undefined;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  const raisedByFastify =
    error instanceof SyntaxError || (typeof code === 'string' && code.startsWith('FST_'));
  return raisedByFastify && typeof statusCode === 'number' ? statusCode : undefined;
}
