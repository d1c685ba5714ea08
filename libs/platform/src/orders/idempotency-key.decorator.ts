import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { badRequest } from '../errors/index.js';

const KEY = /^[\x21-\x7e]{1,128}$/;

/** The `Idempotency-Key` header; a request without one is refused, so that every retry of it is safe. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw key === undefined
    ? badRequest(
        'idempotency-key-missing',
        'Send an Idempotency-Key header, new for each request and the same for each retry of it.',
      )
    : badRequest(
        'idempotency-key-invalid',
        'An Idempotency-Key is 1 to 128 printable ASCII characters without blanks.',
      );
});
