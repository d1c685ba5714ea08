import type { Role } from '@bujiao/contracts';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import {
  assertOwnOrder,
  bearerToken,
  principalOf,
  type AuthenticatedRequest,
  type Principal,
  type RouteAccess,
  type TokenVerifier,
  type VerifiedToken,
} from '../auth/index.js';
import type { Config } from '../config/index.js';
import { notFound, unavailable, type Problem } from '../errors/index.js';
import { OVERLOAD_OF_REQUESTS } from './overload.js';
import { WorkLimits } from './work-limits.js';

/** Returns a reason to refuse the token of a request by its origin; undefined to accept. */
export type RefuseToken = (request: Pick<FastifyRequest, 'ip' | 'headers'>) => Problem | undefined;

export interface AdmissionOptions {
  readonly config: Pick<Config, 'httpMaxRequests' | 'httpMaxRequestsPerClient'>;
  readonly tokens: TokenVerifier;
  readonly routes: readonly RouteAccess[];
  /** @default accepts all */
  readonly refuseToken?: RefuseToken | undefined;
}

/** Of routes without a controller. */
const OPEN = { access: 'public', orderInBody: false } as const;

const RELEASE = Symbol('ends the count of a request');
type CountedRequest = AuthenticatedRequest & { [RELEASE]?: () => void };

/** Key of a client for limits: subject and role of the token, or the address without a token. */
export const clientOf = (request: AuthenticatedRequest): string =>
  request.principal ? `${request.principal.role} ${request.principal.id}` : request.ip;

/** The request is no longer counted: it has been answered, or has become a stream, which is counted as one. */
export function endOfRequest(request: CountedRequest): void {
  request[RELEASE]?.();
}

/**
 * Admits a request on its headers, before its body is read: a refused request costs at most the check of a signature, and no memory
 * for a body. Counts admitted requests until they are answered.
 */
export class Admission {
  private readonly access: ReadonlyMap<string, Pick<RouteAccess, 'access' | 'orderInBody'>>;
  private readonly work: WorkLimits;
  private closing = false;

  constructor(private readonly options: AdmissionOptions) {
    const { routes, config } = options;
    this.access = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
    const most = { inAll: config.httpMaxRequests, perClient: config.httpMaxRequestsPerClient };
    this.work = new WorkLimits(most, OVERLOAD_OF_REQUESTS);
  }

  /** A `preClose` hook: refuses further requests on open connections. */
  readonly close = (done: () => void): void => {
    this.closing = true;
    done();
  };

  /** An `onRequest` hook. */
  readonly admit = (request: CountedRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    try {
      if (this.closing) {
        void reply.header('connection', 'close');
        throw unavailable('service-unavailable', 'The service is stopping. Try again in a moment.');
      }
      const { access, orderInBody } = this.accessTo(request);
      const principal =
        access === 'public' ? undefined : this.authenticated(request, { access, orderInBody });
      if (!(principal instanceof Promise)) return this.begin(request, reply, principal, done);
      principal.then((known) => this.begin(request, reply, known, done)).catch(done);
    } catch (error) {
      done(error as Error);
    }
  };

  /** Routes without a controller (the documentation and its files) are public. */
  private accessTo(request: FastifyRequest): Pick<RouteAccess, 'access' | 'orderInBody'> {
    const { url, method } = request.routeOptions;
    if (request.is404 || url === undefined)
      throw notFound('route-not-found', 'There is nothing at this address.');
    const known = this.access.get(`${method === 'HEAD' ? 'GET' : String(method)} ${url}`);
    return known ?? OPEN;
  }

  private authenticated(
    request: FastifyRequest,
    { access, orderInBody }: { readonly access: readonly Role[]; readonly orderInBody: boolean },
  ): Principal | Promise<Principal> {
    const token = bearerToken(request);
    const refusal = this.options.refuseToken?.(request);
    if (refusal) throw refusal;
    const admitted = (verified: VerifiedToken): Principal => {
      assertOwnOrder(verified, orderInBody, request.params);
      return principalOf(verified, access, request);
    };
    const verified = this.options.tokens.verify(token);
    return verified instanceof Promise ? verified.then(admitted) : admitted(verified);
  }

  private begin(
    request: CountedRequest,
    reply: FastifyReply,
    principal: Principal | undefined,
    done: HookHandlerDoneFunction,
  ): void {
    if (principal) {
      request.principal = principal;
      // An answer to one person must not be cached for another at the same browser or proxy.
      void reply.header('cache-control', 'no-store');
    }
    const release = this.work.begin(clientOf(request));
    request[RELEASE] = release;
    reply.raw.once('close', release);
    done();
  }
}
