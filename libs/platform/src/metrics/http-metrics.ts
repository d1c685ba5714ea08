import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Histogram } from 'prom-client';
import { registered } from './registered.js';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Times every request by route and status; streams (SSE) are left out, since their duration has no meaning. */
export function measureRequests(fastify: FastifyInstance): void {
  const durations = durationHistogram();
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.routeOptions.url;
    const streamed = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
    if (route !== undefined && !streamed)
      durations.observe(
        { method: request.method, route, status: reply.statusCode },
        reply.elapsedTime / 1000,
      );
    done();
  });
}

function durationHistogram(): Histogram<'method' | 'route' | 'status'> {
  const name = 'bujiao_http_request_seconds';
  return registered(name, () => {
    collectDefaultMetrics();
    return new Histogram({
      name,
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
    });
  });
}
