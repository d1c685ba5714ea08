import { fileURLToPath } from 'node:url';
import { serveConsole } from '@bujiao/local-installation/console';
import { issueDemoToken, registerSignIn, type LocalIssuer } from '@bujiao/local-installation/issuer';
import { Problem, problemOf, unavailable } from '@bujiao/platform';
import replyFrom from '@fastify/reply-from';
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify';
import type { Program } from '../programs.js';
import { ROUTES } from './routes.js';
import type { Upstreams } from './upstreams.js';

export interface FrontOptions {
  readonly host: string;
  readonly port: number;
  readonly issuer: LocalIssuer;
  readonly upstreams: ReadonlyMap<Program, Upstreams>;
}

export interface Front {
  readonly address: string;
  /** Accepts no further requests, and ends open streams. */
  close(): Promise<void>;
}

const CONSOLE = fileURLToPath(new URL('../../../console/dist/web', import.meta.url));
const READY_ANSWER_MS = 3_000;
const HEADERS_DEADLINE_MS = 30_000;
const CLOSE_GRACE_MS = 3_000;

/** One address for all services, as an ingress; it also serves the console and signs in demo persons. */
export async function startFront({ host, port, issuer, upstreams }: FrontOptions): Promise<Front> {
  const app = fastify({ forceCloseConnections: 'idle', bodyLimit: 64 * 1024 });
  app.setErrorHandler((error, _request, reply) => answer(reply, problemOf(error)));
  app.setNotFoundHandler((_request, reply) =>
    answer(reply, new Problem(404, 'route-not-found', 'There is nothing at this address.')),
  );
  addIssuer(app, issuer);
  addOverview(app, upstreams);
  await registerSignIn(app, issuer);
  await serveConsole(app, { folder: CONSOLE, demo: true });
  await app.register(async (scope) => leadOn(scope, upstreams));
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS).unref();
  });
  const address = await app.listen({ host, port });
  return { address, close: () => app.close() };
}

function addIssuer(app: FastifyInstance, issuer: LocalIssuer): void {
  app.get('/.well-known/jwks.json', () => issuer.publicKeys);
  app.post<{ Body: { user?: unknown } | null }>('/demo/tokens', (request, reply) => {
    void reply.header('cache-control', 'no-store');
    return issueDemoToken(issuer, String(request.body?.user), request);
  });
}

function addOverview(app: FastifyInstance, upstreams: ReadonlyMap<Program, Upstreams>): void {
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async () => {
    const waiting = await notReady(upstreams);
    if (waiting.length > 0) throw unavailable('not-ready', `Not ready: ${waiting.join(', ')}.`);
    return { status: 'ok' };
  });
  app.get('/docs', () =>
    Object.fromEntries(
      [...upstreams].map(([service, { all }]) => [service, all.map(({ url }) => `${url}/docs`)]),
    ),
  );
}

/** The services of which no process is ready. */
async function notReady(upstreams: ReadonlyMap<Program, Upstreams>): Promise<Program[]> {
  const asked = [...upstreams].map(async ([service, { all }]) => ({
    service,
    ready: (await Promise.all(all.map(({ url }) => isReady(url)))).includes(true),
  }));
  return (await Promise.all(asked)).filter(({ ready }) => !ready).map(({ service }) => service);
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { status, body } = await fetch(`${url}/health/ready`, {
      signal: AbortSignal.timeout(READY_ANSWER_MS),
    });
    await body?.cancel();
    return status === 200;
  } catch {
    return false;
  }
}

/** Bodies pass as they are, and answers as they come: a stream of events is not held back. */
async function leadOn(scope: FastifyInstance, upstreams: ReadonlyMap<Program, Upstreams>): Promise<void> {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  await scope.register(replyFrom, {
    disableRequestLogging: true,
    destroyAgent: true,
    undici: {
      connections: 128,
      pipelining: 1,
      headersTimeout: HEADERS_DEADLINE_MS,
      bodyTimeout: 0,
      keepAliveTimeout: 4_000,
    },
  });
  for (const { path, service } of ROUTES) {
    scope.all(path, (_request, reply) => {
      const upstream = upstreams.get(service)?.next();
      if (!upstream) return void answer(reply, unreachable(service));
      reply.from(undefined, {
        getUpstream: () => upstream.url,
        retryDelay: () => null,
        onError: (to, { error }) => void answer(to as FastifyReply, unreachable(service, error)),
      });
    });
  }
}

/** The request may have been done or not; every request here can be repeated safely. */
const unreachable = (service: Program, cause?: Error): Problem =>
  unavailable('service-unavailable', `The service ${service} does not answer. Try again in a moment.`, {
    cause,
  });

function answer(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) void reply.header('retry-after', '1');
  // As bytes: to a text Fastify would add a charset, which this media type has not.
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)));
}
