import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import { Client, Pool } from 'pg';
import type { Figure } from '../report/figure.js';
import { median } from '../report/median.js';
import { Standalone } from '../system/standalone.js';
import { OpsApi } from './api.js';
import { handleEvents } from './held-order.js';
import { readPlainly, rebuildPlainly } from './plain-sql.js';
import { seedEvents } from './seed-events.js';
import { topicRounds } from './topic.js';

export interface OpsBench {
  readonly url: string;
  readonly folder: string;
  /** Undefined: nothing is measured over a broker. */
  readonly brokers: string | undefined;
  readonly events: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
  /** Stops the server with everything else where the measurement is interrupted. */
  readonly kept: <Server extends { stop(): Promise<unknown> }>(server: Server) => Server;
}

const MODE = 'ops';
const BECAUSE = 'a measurement';
const PROJECTION = 'projection:after-sales-progress';
const LIVE = 'after_sales.resubmission_progress';
const FLOOR_TABLE = 'after_sales.bench_floor';
const RATE = 1_000_000;
/** The product counts no more of what its groups have to handle. */
const COUNTED_TO = 20_000;
/** Handled in a run with an order in dead letters, and in one without. */
const HANDLED = 50_000;

/** What ops does with history, each beside its bare path on the same store. */
export async function benchOps(bench: OpsBench): Promise<readonly Figure[]> {
  const { url, say } = bench;
  say(`${bench.events} events`);
  await createTables(bench);
  await seedEvents(url, bench.events);
  const figures = [await heldOrder(bench), ...(await overBroker(bench))];
  await passOver(url);
  const system = bench.kept(await Standalone.start({ pgUrl: url, folder: bench.folder }));
  const [read, write] = [await connected(url), await connected(url)];
  try {
    const api = await OpsApi.open(system.urls.intake);
    await caughtUp(api, say);
    figures.unshift(...(await rebuildRounds(bench, api, { read, write })));
  } finally {
    await Promise.all([read.end(), write.end()]);
    await system.stop();
  }
  return figures;
}

/** The product on an empty store: it leaves its tables, and the names of its consumer groups. */
async function createTables({ url, folder, kept }: OpsBench): Promise<void> {
  await kept(await Standalone.start({ pgUrl: url, folder })).stop();
}

/**
 * Every consumer group begins after what was seeded: it is there to be replayed, and for the services to handle all of it first would
 * take longer than everything that is measured.
 */
async function passOver(url: string): Promise<void> {
  const client = await connected(url);
  await client.query(`
    insert into event_bus.checkpoints (group_name, position)
    select g.group_name, last.transaction_id || ':' || last.position
    from ops.groups g,
      (select transaction_id, position from event_store.events order by transaction_id desc, position desc limit 1) last
    on conflict (group_name) do update set position = excluded.position`);
  await client.end();
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** The services handle what was seeded first: nothing else may be under way while something is measured. */
async function caughtUp(api: OpsApi, say: OpsBench['say']): Promise<void> {
  for (;;) {
    const lag = await api.call<{ group: string; events: number }[]>('GET', '/lag');
    const behind = lag.filter(({ events }) => events > 0);
    if (behind.length === 0) return;
    const groups = behind.map(({ group, events }) => `${group} ${events}`);
    say(`events to handle, ${COUNTED_TO} and more not counted: ${groups.join(', ')}`);
    await sleep(5_000);
  }
}

async function rebuildRounds(
  { rounds, say }: OpsBench,
  api: OpsApi,
  clients: { readonly read: Client; readonly write: Client },
): Promise<Figure[]> {
  const dryRuns: Measured[] = [];
  const rebuilds: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const body = { into: PROJECTION, because: BECAUSE, rate: RATE };
    const began = performance.now();
    const plan = await api.call<{ id: string; plan: Plan }>('POST', '/replays', body);
    const dryRun = performance.now() - began;
    const { events, byType } = plan.plan.counts;
    const types = Object.keys(byType);
    const plainRead = await timed(() => readPlainly(clients.read, { types }));
    dryRuns.push({ events, took: dryRun, floor: plainRead });

    const runAt = performance.now();
    await api.call('POST', `/jobs/${plan.id}/run`, { because: BECAUSE });
    await api.job(plan.id, (job) => job.counters.events >= events);
    const rebuild = performance.now() - runAt;
    await api.job(plan.id, ({ state }) => state === 'done');
    const floor = await timed(() => rebuildPlainly(clients, { types, from: LIVE, into: FLOOR_TABLE }));
    rebuilds.push({ events, took: rebuild, floor });
    say(`round ${round + 1}: rebuild ${Math.round(rebuild)} ms, bare ${Math.round(floor)} ms`);
  }
  return [figureOf('rebuild', rebuilds), figureOf('dry-run', dryRuns)];
}

interface Plan {
  readonly counts: { readonly events: number; readonly byType: Readonly<Record<string, number>> };
}

interface Measured {
  readonly events: number;
  /** ms */
  readonly took: number;
  readonly floor: number;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const figureOf = (name: string, measured: readonly Measured[]): Figure => ({
  mode: MODE,
  name,
  value: median(measured.map(({ events, took }) => (events / took) * 1000)),
  unit: 'events/s',
  floor: median(measured.map(({ events, floor }) => (events / floor) * 1000)),
  ratio: median(measured.map(({ took, floor }) => floor / took)),
});

async function overBroker({ url, brokers, rounds, say }: OpsBench): Promise<Figure[]> {
  if (brokers === undefined) return [];
  say('replay into a topic');
  const store = createPostgresEventStore({ connectionString: url });
  const pool = new Pool({ connectionString: url, max: 4 });
  try {
    const found = await topicRounds({ pool, store, brokers, types: ['DeliveryAttemptSucceeded'] }, rounds);
    return [
      figureOf(
        'topic',
        found.map(({ events, replay: took, bare: floor }) => ({ events, took, floor })),
      ),
    ];
  } finally {
    await Promise.all([store.close(), pool.end()]);
  }
}

/** The ratio says what is left of the others' rate where one order is held. */
async function heldOrder({ url, events, rounds, say }: OpsBench): Promise<Figure> {
  say('one order in dead letters');
  const store = createPostgresEventStore({ connectionString: url });
  const measured: Measured[] = [];
  const handled = Math.min(HANDLED, Math.floor(events / 2) - 10);
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const run = (fails: string | undefined): Promise<number> =>
        handleEvents({ url, store, events: handled, fails });
      const floor = await run(undefined);
      const took = await run('BO0000000000');
      if (round > 0) measured.push({ events: handled, took, floor });
    }
    return figureOf('held-order', measured);
  } finally {
    await store.close();
  }
}
