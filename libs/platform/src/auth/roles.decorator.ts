import { SetMetadata } from '@nestjs/common';
import type { Role } from '@bujiao/contracts';

export const ROLES_OF_ROUTE = Symbol('roles of route');
export const PUBLIC_ROUTE = Symbol('public route');
export const LARGE_BODIES = Symbol('large bodies');

/** The roles that a route is for; one of them is enough. A route that names none is refused at start. */
export const Roles = (...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(ROLES_OF_ROUTE, roles);

/** The route is for everybody, with no token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);

/**
 * The route takes bodies of up to `HTTP_BODY_LIMIT`; every other takes 64 KiB, so that little is held for a request of which
 * nothing is known yet.
 */
export const LargeBodies = (): MethodDecorator => SetMetadata(LARGE_BODIES, true);
