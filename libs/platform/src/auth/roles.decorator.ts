import { SetMetadata } from '@nestjs/common';
import type { Role } from '@bujiao/contracts';

export const ROLES_OF_ROUTE = Symbol('roles of route');
export const PUBLIC_ROUTE = Symbol('public route');
export const ORDER_IN_BODY = Symbol('order in body');
export const LARGE_BODIES = Symbol('large bodies');

/** The roles that may call a route; one of them is enough. A route without roles is refused at start. */
export const Roles = (...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(ROLES_OF_ROUTE, roles);

/** The route needs no token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);

/**
 * The route accepts bodies of up to `HTTP_BODY_LIMIT`; all others accept 64 KiB, which bounds the memory of requests that are not yet
 * validated.
 */
export const LargeBodies = (): MethodDecorator => SetMetadata(LARGE_BODIES, true);

/**
 * The route names its order in the body, and checks by `isOwner` that a session of one order is for it. A session of one order is refused
 * on every other route that does not name that order in its path.
 */
export const OrderInBody = (): MethodDecorator => SetMetadata(ORDER_IN_BODY, true);
