import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cuts the connection without an answer: the caller sees ECONNRESET. */
export function resetConnection(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.resetAndDestroy();
}

/**
 * Never answers. The caller's own deadline ends it; `mostMs` bounds it for callers that have none, so that a server with open
 * requests can still close.
 */
export function neverAnswer(request: FastifyRequest, reply: FastifyReply, mostMs: number): void {
  reply.hijack();
  const { socket } = request.raw;
  const timer = setTimeout(() => socket.destroy(), mostMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}
