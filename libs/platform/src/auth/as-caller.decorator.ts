import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ACTING_ROLE_HEADER } from './acting-role.js';
import type { AuthenticatedRequest } from './admit.js';

/** Of a request to another service that is made for the caller of this one. Empty without a token. */
export type CallerHeaders = Readonly<Record<string, string>>;

/**
 * The caller's token, and the role that this request acts in: a token can have several, and the other service has to decide by the same
 * one.
 */
export const AsCaller = createParamDecorator((_: unknown, context: ExecutionContext): CallerHeaders => {
  const { headers, principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  const { authorization } = headers;
  if (authorization === undefined || !principal) return {};
  return { authorization, [ACTING_ROLE_HEADER]: principal.role };
});
