import { NOBODY, type RouteCase } from './route-case.js';

type Asked = ReturnType<RouteCase['request']>;

const because = { because: 'tried by each role' };

/** For ops alone: what nobody else may see or do. */
const forOps = (route: string, ops: number, { path, body }: Partial<Asked> = {}): RouteCase => ({
  route,
  delivered: false,
  request: () => ({ path: path ?? route.slice(route.indexOf('/')), ...(body !== undefined && { body }) }),
  answers: { ...NOBODY, ops },
});

const stream = (route: string, path?: string): RouteCase => ({
  ...forOps(route, 200, path === undefined ? {} : { path }),
  streams: true,
});
const onJob = (verb: string, body: object = because): RouteCase =>
  forOps(`POST /jobs/{id}/${verb}`, 404, { path: `/jobs/none/${verb}`, body });
const onGroup = (verb: string, body: object = because): RouteCase =>
  forOps(`POST /consumers/{group}/${verb}`, 404, { path: `/consumers/nobody/${verb}`, body });
const onReplay = (method: string, verb: string): RouteCase =>
  forOps(`${method} /replays/{id}/${verb}`, 404, {
    path: `/replays/none/${verb}`,
    ...(method === 'POST' && { body: because }),
  });

/** Jobs, consumer groups, events and timers. What is planned here never runs. */
export const OPS_ROUTES: readonly RouteCase[] = [
  forOps('GET /backups', 409),
  // Only an installation that holds its own database can copy it.
  forOps('POST /backups', 409, { body: because }),
  stream('GET /ops/changes'),
  forOps('GET /consumers', 200),
  onGroup('pause'),
  onGroup('resume'),
  onGroup('reset', { ...because, to: 'start' }),
  forOps('GET /dead-letters/why', 200),
  // Nothing is parked.
  forOps('POST /discards', 404, { body: { ...because, group: 'intake' } }),
  stream('GET /events', '/events?follow=true&from=now'),
  forOps('GET /installation', 200),
  forOps('GET /jobs', 200),
  forOps('GET /jobs/{id}', 404, { path: '/jobs/none' }),
  forOps('GET /jobs/{id}/impact', 404, { path: '/jobs/none/impact' }),
  onJob('run'),
  onJob('pause'),
  onJob('resume'),
  onJob('cancel'),
  onJob('rate', { ...because, rate: 10 }),
  forOps('GET /lag', 200),
  forOps('GET /log', 200),
  forOps('GET /projections', 200),
  forOps('POST /redeliveries', 201, { body: { ...because, group: 'fulfillment' } }),
  forOps('POST /redrives', 404, { body: because }),
  forOps('POST /replays', 201, { body: { ...because, into: 'projection:after-sales-progress' } }),
  onReplay('GET', 'diff'),
  onReplay('POST', 'swap'),
  onReplay('POST', 'undo'),
  forOps('GET /timers', 200),
];
