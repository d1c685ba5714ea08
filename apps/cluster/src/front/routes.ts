import type { Program } from '../programs.js';

export interface Route {
  /** As Fastify reads it. */
  readonly path: string;
  readonly service: Program;
}

/** Which service answers at which address, as an ingress would lead there. What services ask of each other is not among it. */
export const ROUTES: readonly Route[] = [
  { path: '/order-events', service: 'intake' },
  { path: '/order-events/rejected', service: 'intake' },
  { path: '/orders/:orderId', service: 'intake' },
  { path: '/orders/:orderId/resubmissions', service: 'intake' },
  { path: '/orders/:orderId/resubmissions/:resubmissionId/receipt', service: 'after-sales' },
  { path: '/orders/:orderId/resubmissions/:resubmissionId/reveal', service: 'after-sales' },
  { path: '/orders/:orderId/progress', service: 'after-sales' },
  { path: '/orders/:orderId/history', service: 'after-sales' },
  { path: '/order-states', service: 'after-sales' },
  { path: '/card-stock/*', service: 'fulfillment' },
  { path: '/manual-work', service: 'fulfillment' },
  { path: '/manual-work/*', service: 'fulfillment' },
  // Every service keeps its dead letters in one place, and shows all of them.
  { path: '/dead-letters', service: 'intake' },
  { path: '/dead-letters/*', service: 'intake' },
  { path: '/dead-letters/why', service: 'ops' },
  { path: '/events', service: 'ops' },
  { path: '/jobs', service: 'ops' },
  { path: '/jobs/*', service: 'ops' },
  { path: '/lag', service: 'ops' },
  { path: '/projections', service: 'ops' },
  { path: '/consumers', service: 'ops' },
  { path: '/consumers/*', service: 'ops' },
  { path: '/installation', service: 'ops' },
  { path: '/log', service: 'ops' },
  { path: '/redeliveries', service: 'ops' },
  { path: '/redrives', service: 'ops' },
  { path: '/replays', service: 'ops' },
  { path: '/replays/*', service: 'ops' },
  { path: '/timers', service: 'ops' },
];
