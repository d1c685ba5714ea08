import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor, Role } from '@bujiao/contracts';
import type { FastifyRequest } from 'fastify';
import { forbidden, unauthorized } from '../errors/index.js';
import type { Principal } from './principal.js';
import { PUBLIC_ROUTE, ROLES_OF_ROUTE } from './roles.decorator.js';
import { TokenVerifier, type VerifiedToken } from './token-verifier.js';

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

type Access = 'public' | readonly Role[];

/** Lets a request in by the roles that its route names; a route without any lets nobody in. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly access = new WeakMap<object, Access>();

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = this.accessTo(context);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = this.tokens.verify(bearerToken(request));
    if (token instanceof Promise) return token.then((verified) => admit(request, verified, access));
    return admit(request, token, access);
  }

  /** Looked up once a route: reflection is slow beside the rest of a request. */
  private accessTo(context: ExecutionContext): Access {
    const known = this.access.get(context.getHandler());
    if (known) return known;
    const targets = [context.getHandler(), context.getClass()];
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targets);
    const access = open
      ? 'public'
      : (this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_OF_ROUTE, targets) ?? []);
    this.access.set(context.getHandler(), access);
    return access;
  }
}

function bearerToken({ headers }: FastifyRequest): string {
  const header = headers.authorization ?? '';
  const token = header.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7).trim() : '';
  if (!token) throw unauthorized('token-missing', 'This address needs a bearer token.');
  return token;
}

function admit(
  request: AuthenticatedRequest,
  { subject, roles }: VerifiedToken,
  allowed: readonly Role[],
): true {
  const role = allowed.find((candidate) => roles.includes(candidate));
  if (!role) throw forbidden('role-not-allowed', 'Your role may not do this.', { data: { allowed } });
  const actor: Actor = { kind: role === 'service' ? 'service' : 'person', id: subject, role };
  request.principal = { id: subject, roles, actor };
  return true;
}
