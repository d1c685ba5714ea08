import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { unauthorized } from '../errors/index.js';
import type { AuthenticatedRequest } from './admit.js';
import { PUBLIC_ROUTE } from './roles.decorator.js';

/**
 * The second lock: requests are admitted on their headers, before the body is read (`Admission`). A route that is not public and
 * was reached without that lets nobody in.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly open = new WeakMap<object, boolean>();

  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http' || this.isPublic(context)) return true;
    if (!context.switchToHttp().getRequest<AuthenticatedRequest>().principal)
      throw unauthorized('token-missing', 'This address needs a bearer token.');
    return true;
  }

  /** Looked up once a route: reflection is slow beside the rest of a request. */
  private isPublic(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const known = this.open.get(handler);
    if (known !== undefined) return known;
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, [
      handler,
      context.getClass(),
    ]);
    this.open.set(handler, open === true);
    return open === true;
  }
}
