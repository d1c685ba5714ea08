import { SetMetadata } from '@nestjs/common';
import type { Role } from '@bujiao/contracts';

export const ROLES_OF_ROUTE = Symbol('roles of route');
export const PUBLIC_ROUTE = Symbol('public route');
export const ORDER_IN_BODY = Symbol('order in body');
export const LARGE_BODIES = Symbol('large bodies');
export const FILE_BODIES = Symbol('file bodies');

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
 * The route takes the bytes of one file of up to `EVIDENCE_MOST_BYTES` as its body, by {@link FILE_TYPES}; every other route refuses those
 * with 415. The handler finds a `Buffer` in the request's body, and must not believe its content type.
 */
export const FileBodies = (): MethodDecorator => SetMetadata(FILE_BODIES, true);

/** Content types that a route with {@link FileBodies} takes. */
export const FILE_TYPES = ['image/png', 'image/jpeg', 'application/pdf', 'application/octet-stream'] as const;

/**
 * The route names its order in the body, and checks by `isOwner` that a session of one order is for it. A session of one order is refused
 * on every other route that does not name that order in its path.
 */
export const OrderInBody = (): MethodDecorator => SetMetadata(ORDER_IN_BODY, true);
