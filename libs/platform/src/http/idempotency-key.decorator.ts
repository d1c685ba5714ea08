import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { badRequest } from '../errors/index.js';
import { addProblems } from '../openapi/index.js';

const KEY = /^[\x21-\x7e]{1,128}$/;
const missing = () =>
  badRequest(
    'idempotency-key-missing',
    'Send an Idempotency-Key header, new for each request and the same for each retry of it.',
  );
const invalid = () =>
  badRequest(
    'idempotency-key-invalid',
    'An Idempotency-Key is 1 to 128 printable ASCII characters without blanks.',
  );

/** The header in the route's OpenAPI document. */
const documented: ParameterDecorator = (target, method) => {
  const descriptor = Object.getOwnPropertyDescriptor(target, method as string);
  if (!descriptor) return;
  const header = ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'New for each request, the same for each retry of it: then the retry gets the same answer.',
    schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[!-~]+$' },
    example: '6f1c0f5e-one-click',
  });
  header(target, method as string, descriptor);
  addProblems(descriptor.value as object, [missing(), invalid()]);
};

/** The `Idempotency-Key` header; a request without one is refused, so that every retry of it is safe. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => {
    const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
    if (typeof key === 'string' && KEY.test(key)) return key;
    throw key === undefined ? missing() : invalid();
  },
  [documented],
);
