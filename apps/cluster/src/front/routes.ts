import type { Program } from '../programs.js';

export interface Route {
  /** Pattern in Fastify's syntax. */
  readonly path: string;
  readonly service: Program;
}

/** Public routes by service, as an ingress has them. Routes between services are not included. */
export const ROUTES: readonly Route[] = [
  { path: '/order-events', service: 'intake' },
  { path: '/order-events/rejected', service: 'intake' },
  { path: '/my/*', service: 'intake' },
  { path: '/goods/*', service: 'intake' },
  { path: '/offer-codes/exchange', service: 'intake' },
  { path: '/orders/:orderId/offers', service: 'intake' },
  { path: '/orders/:orderId/offers/:offerId/links', service: 'intake' },
  { path: '/orders/:orderId', service: 'intake' },
  { path: '/orders/:orderId/options', service: 'intake' },
  { path: '/orders/:orderId/resubmissions', service: 'intake' },
  { path: '/orders/:orderId/resubmissions/:resubmissionId/receipt', service: 'after-sales' },
  { path: '/orders/:orderId/resubmissions/:resubmissionId/reveal', service: 'after-sales' },
  { path: '/orders/:orderId/resubmissions/:resubmissionId/copies', service: 'after-sales' },
  { path: '/orders/:orderId/explanation', service: 'intake' },
  { path: '/policies', service: 'verification' },
  { path: '/policies/*', service: 'verification' },
  { path: '/policy-schema', service: 'verification' },
  { path: '/orders/:orderId/progress', service: 'after-sales' },
  { path: '/orders/:orderId/history', service: 'after-sales' },
  { path: '/order-states', service: 'after-sales' },
  { path: '/conflicts', service: 'after-sales' },
  { path: '/flow', service: 'after-sales' },
  { path: '/complexity', service: 'after-sales' },
  { path: '/orders/:orderId/conflicts/:code', service: 'after-sales' },
  { path: '/orders/:orderId/conflicts/:code/close', service: 'after-sales' },
  { path: '/usual-times', service: 'after-sales' },
  { path: '/card-stock/*', service: 'fulfillment' },
  { path: '/manual-work', service: 'fulfillment' },
  { path: '/manual-work/*', service: 'fulfillment' },
  { path: '/reviews', service: 'verification' },
  { path: '/reviews/*', service: 'verification' },
  // Dead letters of all services share one table, so any service shows all of them.
  { path: '/dead-letters', service: 'intake' },
  { path: '/dead-letters/*', service: 'intake' },
  { path: '/dead-letters/why', service: 'ops' },
  { path: '/backups', service: 'ops' },
  { path: '/discards', service: 'ops' },
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
