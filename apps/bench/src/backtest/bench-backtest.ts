import { createPostgresEventStore, type PostgresEventStore } from '@bujiao/event-store/postgres';
import { recordedTraffic, standardPolicy, storeTraffic, tryOnStore } from '@bujiao/simulator/traffic';
import { readUntilCaughtUp } from '@bujiao/replay';
import { Client } from 'pg';
import { collectGarbage } from '../measured/collect-garbage.js';
import { readPlainly } from '../ops/plain-sql.js';
import type { Figure } from '../report/figure.js';
import { median } from '../report/median.js';

export interface BacktestBench {
  readonly url: string;
  readonly events: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const ORDERS = 2_000;
const MB = 1024 * 1024;

/**
 * A backtest of the policy that decided, beside plainly reading the same events: through the store, as every reader of the product gets
 * them, and as rows of texts over one cursor of the database, which nothing decodes.
 */
export async function benchBacktest(bench: BacktestBench): Promise<readonly Figure[]> {
  const { url, say } = bench;
  const store = createPostgresEventStore({ connectionString: url });
  const plain = new Client({ connectionString: url });
  try {
    await store.migrate();
    await plain.connect();
    const types = await seed(store, bench);
    await plain.query('analyze event_store.events');
    const measured = [];
    // The first round warms up.
    for (let round = 0; round <= bench.rounds; round += 1) {
      const found = await oneRound(store, plain, types);
      say(lineOf(found, round));
      if (round > 0) measured.push(found);
    }
    return [figureOf(measured)];
  } finally {
    await plain.end();
    await store.close();
  }
}

async function seed(store: PostgresEventStore, { events, say }: BacktestBench): Promise<readonly string[]> {
  const streams = recordedTraffic({ seed: 7, orders: ORDERS, malicious: 0.02 }, standardPolicy());
  const all = [...streams.values()].flat();
  const copies = Math.max(1, Math.ceil(events / all.length));
  for (let copy = 0; copy < copies; copy += 1) await storeTraffic(store, streams, `-${copy}`);
  say(`${copies * all.length} events of ${copies * streams.size} orders`);
  return [...new Set(all.map(({ type }) => type))];
}

interface Round {
  readonly events: number;
  readonly decisions: number;
  readonly took: number;
  /** ms of reading every event through the store. */
  readonly floor: number;
  /** ms of reading every row as text. */
  readonly rows: number;
  /** Bytes on the heap after the first batch, and after the last. */
  readonly heap: readonly [first: number, last: number];
}

async function oneRound(store: PostgresEventStore, plain: Client, types: readonly string[]): Promise<Round> {
  const rowsAt = performance.now();
  const events = await readPlainly(plain, { types });
  const floorAt = performance.now();
  await readThrough(store);
  const [rows, floor] = [floorAt - rowsAt, performance.now() - floorAt];
  const heaps: number[] = [];
  let collecting = 0;
  const began = performance.now();
  const tally = await tryOnStore(store, standardPolicy(), () => {
    const at = performance.now();
    collectGarbage();
    heaps.push(process.memoryUsage().heapUsed);
    collecting += performance.now() - at;
  });
  const took = performance.now() - began - collecting;
  if (tally.repeated.different > 0) throw new Error(`${tally.repeated.different} decisions differ`);
  return { events, decisions: tally.read, took, floor, rows, heap: [heaps[0] ?? 0, heaps.at(-1) ?? 0] };
}

async function readThrough(store: PostgresEventStore): Promise<void> {
  const { signal } = new AbortController();
  let read = 0;
  for await (const { events } of readUntilCaughtUp(store, { after: 'start', signal })) read += events.length;
  if (read === 0) throw new Error('the store is empty');
}

const perSecond = (n: number, ms: number): number => Math.round((n / ms) * 1000);

const lineOf = (
  { events, decisions, took, floor, rows, heap: [first, last] }: Round,
  round: number,
): string =>
  `round ${round}: ${decisions} decisions of ${events} events in ${Math.round(took)} ms (${perSecond(decisions, took)} decisions/s), read plainly in ${Math.round(floor)} ms (as rows of text ${Math.round(rows)} ms), heap ${Math.round(first / MB)} → ${Math.round(last / MB)} MB`;

function figureOf(rounds: readonly Round[]): Figure {
  return {
    mode: 'ops',
    name: 'backtest',
    value: median(rounds.map(({ events, took }) => perSecond(events, took))),
    unit: 'events/s',
    floor: median(rounds.map(({ events, floor }) => perSecond(events, floor))),
    ratio: median(rounds.map(({ took, floor }) => floor / took)),
  };
}
