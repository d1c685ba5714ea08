import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { unauthorized } from '../errors/index.js';
import type { AuthenticatedRequest } from './admit.js';
import { PUBLIC_ROUTE } from './roles.decorator.js';

/**
 * Second check after `Admission`, which admits requests on their headers before the body is read. It refuses a request to a route that
 * is not public and was not admitted.
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

  /** Cached for each route, since reflection is slow compared with a request. */
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
