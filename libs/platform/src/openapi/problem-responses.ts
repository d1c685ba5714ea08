import type { Problem } from '../errors/index.js';
import type { Operation, ResponseObject, Schema } from './openapi-types.js';

const REF = { $ref: '#/components/schemas/Problem' };
const TEXT: Schema = { type: 'string' };
const SENTENCE: Schema = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: TEXT, en: TEXT },
  description: 'The reason for the people who read it; there when a rule of the business refused.',
};

/** RFC 9457. Members beside these explain the problem to a program. */
export const PROBLEM_SCHEMAS: Readonly<Record<string, Schema>> = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code'],
    additionalProperties: true,
    properties: {
      type: { type: 'string', description: '`urn:bujiao:problem:` and the code.' },
      title: { type: 'string', description: 'The kind of problem, the same for every occurrence.' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { type: 'string', description: 'A sentence for the person who reads the answer.' },
      code: { type: 'string', description: 'Stable: programs branch on it.' },
      sentence: SENTENCE,
      errors: {
        type: 'array',
        description: 'The fields that are wrong, and why; there with `invalid-request`.',
        items: {
          type: 'object',
          required: ['field', 'message'],
          properties: { field: TEXT, message: TEXT },
        },
      },
    },
  },
};

const NAMES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read or is not valid',
  401: 'No valid token',
  403: 'Not for this caller',
  404: 'Not found, or not yours',
  408: 'The request did not arrive in time',
  409: 'The state of the order does not allow it',
  413: 'The body is too large',
  415: 'The content type is not taken',
  422: 'The request itself is not allowed',
  429: 'Too many requests: try again later',
  431: 'The headers are too large',
  500: 'A fault inside',
  503: 'Not now: the same request may succeed later',
};

const SECONDS = {
  schema: { type: 'integer', minimum: 0 },
  description: 'Seconds until a retry makes sense.',
};
const HEADERS: Readonly<Record<number, ResponseObject['headers']>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string' }, description: 'The Bearer challenge.' } },
  429: { 'Retry-After': SECONDS },
  503: { 'Retry-After': SECONDS },
};

/** One response a status, with all its codes and an example of each. */
export function problemResponses(problems: readonly Problem[]): Operation['responses'] {
  const statuses = [...new Set(problems.map(({ status }) => status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      responseOf(
        status,
        problems.filter((p) => p.status === status),
      ),
    ]),
  );
}

function responseOf(status: number, problems: readonly Problem[]): ResponseObject {
  const byCode = new Map(problems.map((problem) => [problem.code, problem]));
  const code: Schema = { type: 'string', enum: [...byCode.keys()].sort() };
  const schema = { allOf: [REF, { type: 'object', required: ['code'], properties: { code } }] } as Schema;
  const examples = Object.fromEntries(
    [...byCode].map(([name, problem]) => [name, { value: problem.toJSON() }]),
  );
  const headers = HEADERS[status];
  return {
    description: `${NAMES[status] ?? 'Refused'}: ${[...byCode.keys()].map((name) => `\`${name}\``).join(', ')}`,
    ...(headers && { headers }),
    content: { 'application/problem+json': { schema, examples } },
  };
}
