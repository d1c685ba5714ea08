import { waitUntil } from '@bujiao/testing';
import { Pool } from 'pg';
import { Installation } from './testing/installation.js';
import { parkUnhandled, seedUnhandled, UNHANDLED } from './testing/seed.js';

/** Two starts and a lease of 15 s, on a machine that may be busy. */
const DEADLINE_MS = 240_000;

let installation: Installation;
afterEach(() => installation.stop(), DEADLINE_MS);

interface JobSeen {
  readonly state: string;
  readonly counters: { readonly events: number; readonly written: number };
  readonly result?: object;
  readonly plan: { readonly counts: { readonly events: number } };
}

const jobOf = (id: string): Promise<JobSeen> => installation.json<JobSeen>('jobs', 'show', id);

/** Read from the table: a command takes so long that a job may have ended before its answer is there. */
async function rowOf(id: string): Promise<{ state: string; events: number }> {
  const [row] = await ofDatabase<{ state: string; events: number }>(
    'select state, events::int from ops.jobs where id = $1',
    [id],
  );
  if (!row) throw new Error(`there is no job ${id}`);
  return row;
}

/** Kills the process when it is in the middle of the job, starts it again, and waits until the job has ended. */
async function killInTheMiddle(id: string): Promise<JobSeen> {
  await waitUntil(async () => (await rowOf(id)).events > 0, DEADLINE_MS);
  await installation.kill();
  const half = await rowOf(id);
  expect(half.state).toBe('running');
  await installation.startAgain();
  expect((await jobOf(id)).counters.events).toBeGreaterThanOrEqual(half.events);
  await installation.bujiao('jobs', 'rate', id, '1000', '--because', 'it was slow');
  await waitUntil(async () => (await rowOf(id)).state !== 'running', DEADLINE_MS);
  return jobOf(id);
}

async function ofDatabase<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const pool = new Pool({ connectionString: installation.database.url, max: 1 });
  try {
    return (await pool.query<Row>(text, values)).rows;
  } finally {
    await pool.end();
  }
}

/** How often each order was decided. */
const verdicts = (): Promise<{ order: string; verdicts: number }[]> =>
  ofDatabase(
    `select replace(stream, 'order-', '') as order,
       count(*) filter (where type in ('ResubmissionApproved', 'ResubmissionRejected'))::int as verdicts
     from event_store.events where stream like 'order-%' group by 1 order by 1`,
  );

const EACH_ONCE = UNHANDLED.map((order) => ({ order, verdicts: 1 }));

async function planned(...args: readonly string[]): Promise<string> {
  const { out, err } = await installation.bujiao(...args);
  const id = /plan (r-[0-9a-f]{8})/.exec(out)?.[1];
  if (!id) throw new Error(out + err);
  return id;
}

it(
  'a redelivery survives kill -9 and handles each event, none of them twice',
  async () => {
    installation = await Installation.start(seedUnhandled);
    const because = ['--because', 'a fault skipped them'];
    const id = await planned('redeliver', 'plan', '--group', 'verification', '--rate', '1', ...because);
    expect((await verdicts()).every(({ verdicts: n }) => n === 0)).toBe(true);
    const following = installation.bujiao('redeliver', 'run', id, ...because, '--yes');
    const ended = await killInTheMiddle(id);
    expect(ended).toMatchObject({
      state: 'done',
      counters: { events: UNHANDLED.length, written: UNHANDLED.length },
    });
    expect((await following).code).toBe(4);
    expect(await verdicts()).toEqual(EACH_ONCE);
  },
  DEADLINE_MS,
);

it(
  'a redrive survives kill -9: each order is handled once, and no event of it before an older one',
  async () => {
    installation = await Installation.start(async (url) => {
      await seedUnhandled(url);
      await parkUnhandled(url);
    });
    const id = await planned(
      'dead-letters',
      'redrive',
      '--group',
      'verification',
      '--rate',
      '1',
      '--dry-run',
    );
    const following = installation.bujiao('jobs', 'run', id, '--because', 'it is mended', '--yes');
    const ended = await killInTheMiddle(id);
    expect(ended).toMatchObject({
      state: 'done',
      result: { orders: UNHANDLED.length, failed: 0, waiting: 0 },
    });
    expect((await following).code).toBe(4);
    expect(await verdicts()).toEqual(EACH_ONCE);
    const letters = await ofDatabase<{ order: string; states: string[] }>(
      `select order_id as order, array_agg(state || ' ' || event_id order by closed_at, id) as states
       from event_bus.dead_letters group by 1 order by 1`,
    );
    expect(letters).toEqual(
      UNHANDLED.map((order) => ({ order, states: [`redriven first ${order}`, `redriven second ${order}`] })),
    );
  },
  DEADLINE_MS,
);

it(
  'a replay into a group survives kill -9 and shows it each event',
  async () => {
    installation = await Installation.start();
    const because = ['--because', 'a fault skipped them'];
    const id = await planned('replay', 'plan', '--into', 'group:after-sales-progress', ...because);
    await installation.bujiao('jobs', 'rate', id, '5', ...because);
    const [before] = await ofDatabase('select count(*)::int as events from event_store.events');
    const following = installation.bujiao('replay', 'run', id);
    const ended = await killInTheMiddle(id);
    expect(ended).toMatchObject({ state: 'done', result: { failed: 0 } });
    expect(ended.counters.events).toBe(ended.plan.counts.events);
    expect((await following).code).toBe(4);
    expect(await ofDatabase('select count(*)::int as events from event_store.events')).toEqual([before]);
    const verified = await installation.bujiao(
      'projections',
      'verify',
      'after-sales-progress',
      '--because',
      'after it',
    );
    expect(verified).toMatchObject({ code: 0 });
  },
  DEADLINE_MS,
);
