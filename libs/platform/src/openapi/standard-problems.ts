import { HttpException } from '@nestjs/common';
import { forbidden, invalidRequest, Problem, problemOf, unauthorized, unavailable } from '../errors/index.js';
import type { Operation } from './openapi-types.js';

const byStatus = (status: number): Problem => problemOf(new HttpException('', status));

const FOR_ALL = [
  byStatus(400),
  new Problem(
    429,
    'too-many-requests',
    'You have too many requests under way: wait for some of them to be answered.',
  ),
  byStatus(500),
  byStatus(503),
  unavailable('overloaded', 'The service has too many requests under way. Try again in a moment.'),
];
const WITH_TOKEN = [
  unauthorized('token-missing', 'This address needs a bearer token.'),
  unauthorized('token-invalid', 'The token is not valid here.'),
  unauthorized('token-expired', 'The token has expired: get a new one.'),
  forbidden('role-not-allowed', 'Your role may not do this.', { data: { allowed: ['ops'] } }),
  unavailable('token-keys-unavailable', 'The keys of the token issuer cannot be fetched. Try again.'),
  problemOf(Object.assign(new Error(), { code: 'event-store-unavailable' })),
  problemOf(Object.assign(new Error(), { code: 'ECONNREFUSED' })),
];
const WITH_BODY = [byStatus(413), byStatus(415)];
const INVALID = invalidRequest([{ field: 'limit', message: 'must be an integer number' }]);

/** Problems of every route that come from token, role, parser, validation and stores. */
export function standardProblems(
  operation: Operation,
  method: string,
  isPublic: boolean,
): readonly Problem[] {
  const validates =
    operation.requestBody !== undefined ||
    operation.parameters?.some((p) => 'in' in p && p.in === 'query') === true;
  return [
    ...FOR_ALL,
    ...(isPublic ? [] : WITH_TOKEN),
    ...(method === 'get' ? [] : WITH_BODY),
    ...(validates ? [INVALID] : []),
  ];
}
