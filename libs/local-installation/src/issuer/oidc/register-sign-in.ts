import { Problem, problemOf } from '@bujiao/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LocalIssuer } from '../local-issuer.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { OidcIssuer } from './oidc-issuer.js';

const DISCOVERY = '/.well-known/openid-configuration';
const MOST_FORM = 1024;

/** The sign-in of demo people: OpenID Connect at `/oidc`, the people to choose from at `/oidc/people`. */
export async function registerSignIn(app: FastifyInstance, local: LocalIssuer): Promise<void> {
  const issuer = new OidcIssuer(local.signer);
  await app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => answer(reply, problemOf(error)));
    // The library reads bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.get('/oidc/people', () => DEMO_PEOPLE);
    const protocol = (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      reply.hijack();
      return settle(reply, () => issuer.handle(request.raw, reply.raw, request));
    };
    scope.get(DISCOVERY, protocol);
    for (const path of ['/oidc/auth', '/oidc/auth/:uid', '/oidc/token', '/oidc/jwks'])
      scope.all(path, protocol);
  });
  await app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => answer(reply, problemOf(error)));
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_FORM },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.post<{ Body: URLSearchParams }>('/sign-in/:uid', (request, reply) => {
      const person = request.body.get('person') ?? '';
      reply.hijack();
      return settle(reply, () => issuer.signIn(request.raw, reply.raw, { caller: request, person }));
    });
  });
}

/** After `hijack` nobody else answers for what goes wrong. */
async function settle(reply: FastifyReply, handle: () => Promise<void>): Promise<void> {
  try {
    await handle();
  } catch (error) {
    const problem = problemOf(isExpired(error) ? expired(error) : error);
    if (reply.raw.headersSent) return void reply.raw.destroy();
    reply.raw
      .writeHead(problem.status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify(problem));
  }
}

/** The page stood open for longer than a sign-in lasts, or the process was started anew meanwhile. */
const isExpired = (error: unknown): boolean => (error as { name?: unknown }).name === 'SessionNotFound';

const expired = (cause: unknown): Problem =>
  new Problem(400, 'sign-in-expired', 'This sign-in has expired: open the console again.', { cause });

const answer = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .code(problem.status)
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)));
