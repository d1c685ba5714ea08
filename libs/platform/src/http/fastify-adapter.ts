import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteAccess } from '../auth/index.js';
import type { Config } from '../config/index.js';
import { answerProblem, problemOf } from '../errors/index.js';
import { measureRequests } from '../metrics/index.js';
import type { Admission } from './admission.js';
import { FILE_ARRIVES_WITHIN_MS, limitArrival } from './body-deadlines.js';
import { answerBrokenRequest } from './broken-request.js';
import { limitFiles, readFileBodies, showFiles, takeFiles } from './file-bodies.js';
import { readJsonBodies } from './json-bodies.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { requestIdOf } from './trace-context.js';

/** ms for running requests to end at a shutdown. */
const SHUTDOWN_GRACE_MS = 5_000;
/** Bytes; limit of a body on routes without `LargeBodies`. */
const SMALL_BODY = 64 * 1024;
/** Bytes; limit on public routes, where nobody has shown a token before the body is read. */
const PUBLIC_BODY = 4 * 1024;
/** ms to wait for the rest of a body that was answered early. */
const LINGER_MS = 1_000;
const MOST_CHECK_MS = 5_000;

/** Fastify with the limits of the configuration. Accepts JSON, and files on the routes that take them; forms are refused with 415. */
export function createFastifyAdapter(config: Config): FastifyAdapter {
  const { httpBodyLimit, httpRequestTimeoutMs } = config;
  const requestTimeout = Math.max(httpRequestTimeoutMs, FILE_ARRIVES_WITHIN_MS);
  const adapter = new FastifyAdapter({
    bodyLimit: Math.min(SMALL_BODY, httpBodyLimit),
    requestTimeout,
    http: {
      requestTimeout,
      // With Node's longer default, neither of the two time-outs would end a request.
      headersTimeout: httpRequestTimeoutMs,
      connectionsCheckingInterval: Math.min(MOST_CHECK_MS, Math.ceil(httpRequestTimeoutMs / 2)),
    },
    genReqId: ({ headers }: { headers: Record<string, string | string[] | undefined> }) =>
      requestIdOf(headers),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    skipMiddie: true,
    clientErrorHandler: answerBrokenRequest,
    // Requests that the router refuses reach no hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      addHeaders(request, reply);
      answerProblem(reply, problemOf(error));
    },
  });
  const fastify: FastifyInstance = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  readJsonBodies(adapter);
  readFileBodies(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    addHeaders(request, reply);
    done();
  });
  limitArrival(fastify, httpRequestTimeoutMs);
  fastify.addHook('onResponse', (request, _, done) => {
    closeUnlessComplete(request);
    done();
  });
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), SHUTDOWN_GRACE_MS).unref();
    done();
  });
  measureRequests(fastify);
  return adapter;
}

/** Before any route is added. */
export function admitRequests(
  adapter: FastifyAdapter,
  admission: Admission,
  routes: readonly RouteAccess[],
  config: Pick<Config, 'httpBodyLimit' | 'evidenceMostBytes'>,
): void {
  const fastify: FastifyInstance = adapter.getInstance();
  const known = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  // Apart: uploads take no place from those who look at files, and looks none from uploads.
  const [sent, read] = [limitFiles(), limitFiles()];
  fastify.addHook('onRoute', (route) => {
    // Fastify answers HEAD by the handler of GET.
    const ours = known.get(`${route.method === 'HEAD' ? 'GET' : String(route.method)} ${route.url}`);
    if (!ours) return;
    if (ours.access === 'public') route.bodyLimit = PUBLIC_BODY;
    if (ours.largeBodies) route.bodyLimit = config.httpBodyLimit;
    if (ours.fileBodies) takeFiles(route, config.evidenceMostBytes, sent);
    if (ours.fileAnswers) showFiles(route, read);
  });
  fastify.addHook('onRequest', admission.admit);
  fastify.addHook('preClose', admission.close);
}

function addHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-request-id', request.id).headers(SECURITY_HEADERS);
}

/**
 * The sender of a body that was refused unread may keep sending. Its connection is closed soon, but not at once: the client would see
 * a reset connection instead of the answer.
 */
function closeUnlessComplete({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  const timer = setTimeout(() => raw.destroy(), LINGER_MS).unref();
  raw.once('close', () => clearTimeout(timer));
  raw.resume();
}
