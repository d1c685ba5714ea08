import { HttpException } from '@nestjs/common';
import {
  forbidden,
  invalidRequest,
  problemOf,
  unauthorized,
  unavailable,
  type Problem,
} from '../errors/index.js';
import { FILE_TYPES } from '../auth/index.js';
import { bodyNotUtf8, unsupportedCharset } from '../http/body-problems.js';
import { OVERLOAD_OF_FILES, OVERLOAD_OF_REQUESTS, OVERLOAD_OF_STREAMS } from '../http/overload.js';
import { overloadInAll, overloadOfClient } from '../http/work-limits.js';
import type { Operation } from './openapi-types.js';

const byStatus = (status: number): Problem => problemOf(new HttpException('', status));

const ofDatabase = (code: string): Problem => problemOf(Object.assign(new Error(), { code }));

const FOR_ALL = [
  byStatus(400),
  byStatus(408),
  overloadOfClient(OVERLOAD_OF_REQUESTS),
  byStatus(431),
  byStatus(500),
  byStatus(503),
  overloadInAll(OVERLOAD_OF_REQUESTS),
];
const WITH_TOKEN = [
  unauthorized('token-missing', 'This address needs a bearer token.'),
  unauthorized('token-invalid', 'The token is not valid here.'),
  unauthorized('token-expired', 'The token has expired: get a new one.'),
  forbidden('role-not-allowed', 'Your role may not do this.', { data: { allowed: ['ops'] } }),
  unavailable('token-keys-unavailable', 'The keys of the token issuer cannot be fetched. Try again.'),
  ofDatabase('event-store-unavailable'),
  // SQLSTATE; a read can meet them too, since it may have to write down that it was made.
  ...['08006', '53100', '25006'].map(ofDatabase),
];
const OF_STREAM = [overloadOfClient(OVERLOAD_OF_STREAMS), overloadInAll(OVERLOAD_OF_STREAMS)];
const OF_FILES = [overloadOfClient(OVERLOAD_OF_FILES), overloadInAll(OVERLOAD_OF_FILES)];
const WITH_BODY = [unsupportedCharset(), bodyNotUtf8(), byStatus(413), byStatus(415)];
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
    ...(streams(operation) ? OF_STREAM : []),
    ...(files(operation) ? OF_FILES : []),
  ];
}

/** Content that is sent for as long as its client listens. */
const STREAMED = ['text/event-stream', 'application/x-ndjson'];
const answersWith = ({ responses }: Operation, types: readonly string[]): boolean =>
  Object.values(responses).some(
    (response) =>
      response !== undefined &&
      'content' in response &&
      types.some((type) => response.content?.[type] !== undefined),
  );
const streams = (operation: Operation): boolean => answersWith(operation, STREAMED);

/** Takes the content of a file, or answers with it. */
const files = (operation: Operation): boolean => {
  const { requestBody } = operation;
  const takes = requestBody !== undefined && 'content' in requestBody && FILE in requestBody.content;
  return takes || answersWith(operation, FILE_TYPES);
};
const FILE = 'application/octet-stream';
