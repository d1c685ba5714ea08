import type { Actor, Role } from '@bujiao/contracts';
import type { FastifyRequest } from 'fastify';
import { forbidden, unauthorized } from '../errors/index.js';
import { ACTING_ROLE_HEADER, actingRole } from './acting-role.js';
import type { Principal } from './principal.js';
import type { VerifiedToken } from './verified-token.js';

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

/** Throws 401 `token-missing`. */
export function bearerToken({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const header = headers.authorization ?? '';
  const token = header.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7).trim() : '';
  if (!token) throw unauthorized('token-missing', 'This address needs a bearer token.');
  return token;
}

/** The caller in the role that the request acts in. Throws 403 `role-not-allowed`. */
export function principalOf(
  { subject, roles, duties, expiresAt, onlyOrder }: VerifiedToken,
  admitted: readonly Role[],
  { headers }: Pick<FastifyRequest, 'headers'>,
): Principal {
  const asked = headers[ACTING_ROLE_HEADER];
  const role = actingRole(admitted, roles, asked === undefined ? undefined : String(asked));
  if (!role)
    throw forbidden('role-not-allowed', 'Your role may not do this.', { data: { allowed: admitted } });
  const actor: Actor = { kind: role === 'service' ? 'service' : 'person', id: subject, role };
  return {
    id: subject,
    role,
    actor,
    expiresAt,
    ...(duties && { duties }),
    ...(onlyOrder !== undefined && { onlyOrder }),
  };
}

/** Throws 403 `session-of-one-order` where a session of one order asks for anything but its order. */
export function assertOwnOrder(
  { onlyOrder }: VerifiedToken,
  orderInBody: boolean,
  params: FastifyRequest['params'],
): void {
  if (onlyOrder === undefined || orderInBody) return;
  if ((params as { orderId?: unknown } | undefined)?.orderId !== onlyOrder)
    throw forbidden(
      'session-of-one-order',
      'This session is for one order alone. Sign in for everything else.',
    );
}
