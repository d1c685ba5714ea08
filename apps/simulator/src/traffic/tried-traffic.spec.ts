import { reportOf, type BacktestReport, type Tally } from '@bujiao/backtest';
import { createPostgresEventStore, type PostgresEventStore } from '@bujiao/event-store/postgres';
import type { Policy } from '@bujiao/policy';
import { shippedPolicy } from '@bujiao/policy-desk';
import { countEvents, JobRunner, Jobs, TimeMarks, type Job } from '@bujiao/replay';
import { eventually } from '@bujiao/testing';
import {
  BacktestRows,
  BacktestWork,
  judgeByPolicy,
  ShadowWork,
  verificationDatabase,
  type VerificationDatabase,
} from '@bujiao/verification/testing';
import { recordedTraffic, type TrafficEvent } from './recorded-traffic.js';
import { storeTraffic } from './store-traffic.js';
import { standardPolicy } from './traffic-command.js';

const STANDARD = standardPolicy();
const BASELINE = shippedPolicy('baseline');
const BY = { who: 'reviewer:li', why: 'to try it' };
const DECIDING = ['ResubmissionApproved', 'ResubmissionRejected', 'ReviewRequested'];

let database: VerificationDatabase;
let store: PostgresEventStore;
let jobs: Jobs;
let rows: BacktestRows;
let streams: ReadonlyMap<string, readonly TrafficEvent[]>;
const runners: JobRunner[] = [];

beforeAll(async () => {
  database = await verificationDatabase();
  store = createPostgresEventStore({ connectionString: database.url });
  await store.migrate();
  jobs = new Jobs(database.pool);
  await jobs.prepare();
  rows = new BacktestRows(database.pool);
  streams = recordedTraffic({ seed: 21, orders: 400, malicious: 0.3 }, STANDARD);
  await storeTraffic(store, streams);
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
});
afterAll(async () => {
  await store.close();
  await database.close();
});

function startRunner(reads: Pick<PostgresEventStore, 'subscribe' | 'read'> = store): JobRunner {
  const standard = judgeByPolicy(STANDARD);
  const byVersion = (version?: string) => (version === STANDARD.version ? standard : undefined);
  const options = { store: reads, rows, byVersion };
  const works = [new BacktestWork(options), new ShadowWork(options)];
  const runner = new JobRunner({ pool: database.pool, works, pollMs: 20, renewMs: 100 });
  runners.push(runner);
  runner.start();
  return runner;
}

interface Begin {
  readonly verb?: 'backtest' | 'shadow';
  readonly rate?: number;
  readonly of?: PostgresEventStore;
}

async function begun(
  policy: Policy,
  { verb = 'backtest', rate = 1_000_000, of = store }: Begin = {},
): Promise<Job> {
  const marks = new TimeMarks(database.pool);
  const counted = await countEvents(of, marks, { types: DECIDING }, new AbortController().signal);
  const { selection, events, orders, byType } = counted;
  const plan = {
    selection,
    counts: { events, orders, byType },
    writes: [],
    skips: [],
    reachesOutside: [],
    seconds: 1,
  };
  const target = `${verb}:${policy.version}`;
  const job = await jobs.plan({ verb, target, plan, by: BY.who, because: BY.why, rate });
  const { version } = policy;
  await rows.create({ jobId: job.id, version, policy, since: new Date(0), capacity: 10 });
  return jobs.run(job.id, BY);
}

const ended = (id: string): Promise<Job> =>
  eventually(
    () => jobs.find(id),
    (job) => job?.state === 'done',
  ).then((job) => job as Job);

async function tallyOf(id: string): Promise<Tally> {
  const row = await rows.find(id);
  if (!row?.tally) throw new Error('nothing was counted');
  return row.tally;
}

const reportOfJob = async (id: string): Promise<BacktestReport> =>
  reportOf(await tallyOf(id), { capacity: 10 });

async function comparedBy(
  id: string,
): Promise<BacktestReport & Required<Pick<BacktestReport, 'comparison'>>> {
  const { comparison, ...report } = await reportOfJob(id);
  if (!comparison) throw new Error('nothing was compared');
  return { ...report, comparison };
}

/** As the standard, with other points for one factor. */
function withPoints(factor: string, points: number): Policy {
  const rules = STANDARD.risk as { readonly factors: readonly { readonly factor: string }[] };
  const factors = rules.factors.map((rule) => (rule.factor === factor ? { ...rule, points } : rule));
  return { ...STANDARD, version: `${STANDARD.version}-${factor}`, risk: { ...rules, factors } } as Policy;
}

describe('a backtest over a store', () => {
  it('of the policy that decided changes nothing', async () => {
    startRunner();
    const { id, plan } = await begun(STANDARD);
    await ended(id);
    const { decisions, repeated, comparison, incomplete } = await reportOfJob(id);
    expect(decisions).toBeGreaterThan(250);
    expect(decisions).toBeLessThanOrEqual(plan.counts.events);
    expect(repeated).toEqual({ decisions, different: 0, examples: [] });
    expect(incomplete).toBe(undefined);
    expect(comparison).toMatchObject({ changed: 0, mostChanged: [], badLetThrough: { decisions: 0 } });
  });

  it('shows what a looser draft lets through, and how that turned out', async () => {
    startRunner();
    const { id } = await begun(withPoints('disputes', 0));
    await ended(id);
    const { comparison, repeated } = await comparedBy(id);
    expect(repeated.different).toBe(0);
    const { looser, badLetThrough, quality, mostChanged } = comparison;
    expect(looser.decisions).toBeGreaterThan(0);
    expect(badLetThrough.decisions).toBeGreaterThan(0);
    expect(badLetThrough.amount).toBeGreaterThan(0);
    expect(quality.new.recall).toBeLessThan(Number(quality.old.recall));
    const [most] = mostChanged;
    if (!most) throw new Error('no order changed');
    expect(streams.has(most.orderId)).toBe(true);
    expect(most.old.factors.map(({ factor }) => factor)).toContain('disputes');
    expect(most.new.points).toBeLessThan(Number(most.old.points));
  });

  it('is the same when its worker dies on the way', async () => {
    const draft = withPoints('burst', 0);
    startRunner();
    const whole = await begun(draft);
    await ended(whole.id);
    await runners.splice(0)[0]?.stop();

    // 40 decisions a second: the runner stops long before the end.
    const { id } = await begun(draft, { rate: 40 });
    const first = startRunner();
    await eventually(
      () => rows.find(id),
      (row) => (row?.tally?.read ?? 0) > 0,
    );
    await first.stop();
    expect((await jobs.find(id))?.state).toBe('running');
    const left = (await tallyOf(id)).read;
    await jobs.setRate(id, 1_000_000, BY);
    startRunner();
    await ended(id);
    const [one, other] = await Promise.all([tallyOf(whole.id), tallyOf(id)]);
    expect(left).toBeLessThan(one.read);
    expect(other).toEqual(one);
  });

  it('refuses to compare where features were not recorded, and says from when on they are', async () => {
    // Half a year before, the baseline decided.
    const before = recordedTraffic({ seed: 22, orders: 60, malicious: 0 }, BASELINE);
    const old = createPostgresEventStore({ connectionString: database.url, schema: 'older_store' });
    await old.migrate();
    try {
      await storeTraffic(old, before, '-old');
      await storeTraffic(old, recordedTraffic({ seed: 23, orders: 60, malicious: 0 }, STANDARD));
      startRunner(old);
      const { id } = await begun(STANDARD, { of: old });
      const { incomplete, comparison, notTold } = await reportOfJob((await ended(id)).id);
      expect(comparison).toBe(undefined);
      expect(incomplete?.decisions).toBeGreaterThan(20);
      expect(Date.parse(incomplete?.completeFrom ?? '')).toBeGreaterThan(0);
      expect(notTold.find(({ why }) => why === 'features-missing')?.decisions).toBe(incomplete?.decisions);
    } finally {
      await runners.splice(0)[0]?.stop();
      await old.close();
    }
  });
});

describe('a shadow', () => {
  it('counts each new decision, and ends when a person ends it', async () => {
    startRunner();
    const { id } = await begun(withPoints('steady-customer', -1_000), { verb: 'shadow' });
    await storeTraffic(store, recordedTraffic({ seed: 24, orders: 40, malicious: 0.5 }, STANDARD), '-new');
    await eventually(
      async () => (await rows.find(id))?.tally?.read ?? 0,
      (read) => read >= 20,
    );
    expect((await jobs.find(id))?.state).toBe('running');
    await jobs.cancel(id, BY);
    await eventually(
      () => jobs.find(id),
      (job) => job?.phase === 'finished',
    );
    expect((await reportOfJob(id)).decisions).toBeGreaterThanOrEqual(20);
  });
});
