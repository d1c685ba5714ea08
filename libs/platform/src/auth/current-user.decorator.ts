import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from './admit.js';
import type { Principal } from './principal.js';

/** The {@link Principal} of the request; only on routes with `@Roles`. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('@CurrentUser() on a route without @Roles()');
  return principal;
});
