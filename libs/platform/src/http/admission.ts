import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import {
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

/** A reason to refuse whatever token a request brings, judged by where the request comes from; undefined for none. */
export type RefuseToken = (request: Pick<FastifyRequest, 'ip' | 'headers'>) => Problem | undefined;

export interface AdmissionOptions {
  readonly config: Pick<Config, 'httpMaxRequests' | 'httpMaxRequestsPerClient'>;
  readonly tokens: TokenVerifier;
  readonly routes: readonly RouteAccess[];
  /** @default none is refused */
  readonly refuseToken?: RefuseToken | undefined;
}

const RELEASE = Symbol('ends the count of a request');
type CountedRequest = AuthenticatedRequest & { [RELEASE]?: () => void };

/** What a client is counted by: the person or service behind a token, or the address where there is no token. */
export const clientOf = (request: AuthenticatedRequest): string =>
  request.principal ? `${request.principal.role} ${request.principal.id}` : request.ip;

/** The request is no longer counted: it has been answered, or has become a stream, which is counted as one. */
export function endOfRequest(request: CountedRequest): void {
  request[RELEASE]?.();
}

/**
 * Admits a request on its headers, before any of its body is read: who may not do it costs a token's signature at most, and
 * never the memory for a body. Counts what was admitted until it is answered.
 */
export class Admission {
  private readonly access: ReadonlyMap<string, RouteAccess['access']>;
  private readonly work: WorkLimits;
  private closing = false;

  constructor(private readonly options: AdmissionOptions) {
    const { routes, config } = options;
    this.access = new Map(routes.map(({ method, path, access }) => [`${method} ${path}`, access]));
    const most = { inAll: config.httpMaxRequests, perClient: config.httpMaxRequestsPerClient };
    this.work = new WorkLimits(most, OVERLOAD_OF_REQUESTS);
  }

  /** A `preClose` hook: no request is admitted any more on a connection that is still open. */
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
      const access = this.accessTo(request);
      const principal = access === 'public' ? undefined : this.authenticated(request, access);
      if (!(principal instanceof Promise)) return this.begin(request, reply, principal, done);
      principal.then((known) => this.begin(request, reply, known, done)).catch(done);
    } catch (error) {
      done(error as Error);
    }
  };

  /** What no controller answers (the documentation, its files) is public. */
  private accessTo(request: FastifyRequest): RouteAccess['access'] {
    const { url, method } = request.routeOptions;
    if (request.is404 || url === undefined)
      throw notFound('route-not-found', 'There is nothing at this address.');
    const known = this.access.get(`${method === 'HEAD' ? 'GET' : String(method)} ${url}`);
    return known ?? 'public';
  }

  private authenticated(
    request: FastifyRequest,
    access: Exclude<RouteAccess['access'], 'public'>,
  ): Principal | Promise<Principal> {
    const token = bearerToken(request);
    const refusal = this.options.refuseToken?.(request);
    if (refusal) throw refusal;
    const admitted = (verified: VerifiedToken): Principal => principalOf(verified, access, request);
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
      // What was answered to one person must not be kept for the next at the same browser or proxy.
      void reply.header('cache-control', 'no-store');
    }
    const release = this.work.begin(clientOf(request));
    request[RELEASE] = release;
    reply.raw.once('close', release);
    done();
  }
}
