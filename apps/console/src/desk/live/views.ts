import type { StreamPath } from '@bujiao/client';
import type { Role } from '../../sign-in/session.js';

export type ChangesPath = Extract<StreamPath, `${string}/changes`>;

/** Which stream tells of the pages under an address. */
const STREAMS: readonly {
  readonly under: string;
  readonly path: ChangesPath;
  readonly roles: readonly Role[];
}[] = [
  // Before the other pages of ops: the first that fits holds.
  { under: '/desk/ops/rejected', path: '/order-events/rejected/changes', roles: ['ops'] },
  { under: '/desk/ops', path: '/ops/changes', roles: ['ops'] },
  { under: '/desk/work', path: '/manual-work/changes', roles: ['after-sales', 'ops'] },
  { under: '/desk/conflicts', path: '/conflicts/changes', roles: ['after-sales', 'ops'] },
  {
    under: '/desk/policies',
    path: '/policies/changes',
    roles: ['reviewer', 'ops', 'after-sales', 'finance'],
  },
  { under: '/desk/reviews', path: '/reviews/changes', roles: ['reviewer', 'after-sales'] },
];

/** The stream for an address; undefined where the page has none, or the role may not open it. */
export const streamOf = (address: string, role: Role | undefined): ChangesPath | undefined =>
  STREAMS.find(
    ({ under, roles }) =>
      (address === under || address.startsWith(`${under}/`)) && role !== undefined && roles.includes(role),
  )?.path;

/** First parts of the query keys that show a view. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'dead-letters': ['dead-letters', 'ops-state'],
  consumers: ['lag', 'ops-state'],
  // Stock and timers move with the events of orders.
  flow: ['ops-state', 'stock', 'bench', 'timers'],
  jobs: ['jobs', 'job', 'impact'],
  projections: ['projections'],
  log: ['ops-log'],
  'manual-work': ['manual-work', 'manual-work-item'],
  rejected: ['rejected'],
  policies: ['policies'],
  backtests: ['backtests', 'shadow'],
  conflicts: ['conflicts', 'conflict'],
  reviews: ['reviews', 'review'],
};

/** What to read again; a view of a later version shows on no page yet. */
export const queriesOf = (views: readonly string[]): readonly string[] => [
  ...new Set(views.flatMap((view) => QUERIES[view] ?? [])),
];
