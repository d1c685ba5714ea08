import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerBrokenRequest } from './broken-request.js';
import { takesFiles } from './file-bodies.js';

/** ms within which a request with a file has to arrive as a whole: a phone on a slow line needs most of it for a large picture. */
export const FILE_ARRIVES_WITHIN_MS = 60_000;

/**
 * Refuses bodies that do not arrive within `ms` of their headers, as Node does with whole requests: 408, and the connection is closed.
 * Files have the longer time of the server.
 */
export function limitArrival(fastify: FastifyInstance, ms: number): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request) && !takesFiles(request)) {
      const timer = setTimeout(() => refuseUnlessComplete(request, reply), ms).unref();
      reply.raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Past Fastify, which would still run the handler if the rest came now: it was answered that nothing happened. */
function refuseUnlessComplete({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete || raw.destroyed) return;
  if (reply.raw.headersSent) return void raw.destroy();
  const late = Object.assign(new Error('the body did not arrive in time'), {
    code: 'ERR_HTTP_REQUEST_TIMEOUT',
  });
  answerBrokenRequest(late, raw.socket);
}
