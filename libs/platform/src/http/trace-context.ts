import { randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** W3C trace context of the request, or a new one, for the metadata of events. */
export const TraceParent = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { traceparent } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  if (typeof traceparent === 'string' && TRACEPARENT.test(traceparent)) return traceparent;
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
});

let counter = 0;
const processId = randomBytes(6).toString('hex');

/** The caller's `x-request-id` if it has safe characters, else a new id. */
export function requestIdOf(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && REQUEST_ID.test(given)) return given;
  counter += 1;
  return `${processId}-${counter.toString(36)}`;
}
