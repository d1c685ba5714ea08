import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRule, FaultScript } from './fault-script.js';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Faults and what only a test may ask are for this machine alone, wherever the server listens. */
export async function onlyLoopback(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!LOOPBACK.test(request.ip)) await reply.code(403).send({ error: 'only from this machine' });
}

const RULE_SCHEMA = (kinds: readonly string[]) => ({
  type: 'object',
  required: ['fault'],
  additionalProperties: false,
  properties: {
    fault: { enum: kinds },
    match: { type: 'object', additionalProperties: { type: 'string' } },
    times: { type: 'integer', minimum: 1 },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    code: { type: 'integer' },
    delayMs: { type: 'integer', minimum: 0 },
    queries: { type: 'integer', minimum: 0 },
  },
});

/** `POST /faults` adds a rule, `GET /faults` lists them with their hits, `DELETE /faults` lifts all. */
export function addFaultRoutes<Kind extends string>(
  app: FastifyInstance,
  script: FaultScript<Kind>,
  kinds: readonly Kind[],
): void {
  app.post(
    '/faults',
    { preHandler: onlyLoopback, schema: { body: RULE_SCHEMA(kinds) } },
    async (request, reply) => {
      script.add(request.body as FaultRule<Kind>);
      return reply.code(201).send({ faults: script.list() });
    },
  );
  app.get('/faults', { preHandler: onlyLoopback }, async () => ({ faults: script.list() }));
  app.delete('/faults', { preHandler: onlyLoopback }, async (_request, reply) => {
    script.clear();
    return reply.code(204).send();
  });
}
