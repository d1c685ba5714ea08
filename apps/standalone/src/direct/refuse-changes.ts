import type { FastifyInstance } from 'fastify';

const REFUSAL = {
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  code: 'direct-only-reads',
  detail:
    'Without the services nothing is changed, since they decide what a change means: start them, and leave out --direct.',
};

/** Looking is all that is possible without the services. */
export function refuseChanges(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onRequest', async ({ method }, reply) => {
    if (method === 'GET' || method === 'HEAD') return;
    await reply.code(REFUSAL.status).type('application/problem+json').send(REFUSAL);
  });
}
