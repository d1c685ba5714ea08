import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { DEADLINE_MS, Installation, type Ended } from './testing/installation.js';
import { parkAgain, parkLoadTest, SEEDED } from './testing/seed.js';

// Each command is a process of its own; a test runs up to fifteen of them.
jest.setTimeout(3 * DEADLINE_MS);

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.start();
}, DEADLINE_MS);
afterAll(() => installation.stop(), DEADLINE_MS);

const bujiao = (...args: readonly string[]): Promise<Ended> => installation.bujiao(...args);
const json = <T>(...args: readonly string[]): Promise<T> => installation.json<T>(...args);

describe('a dead letter that failed for what it carries', () => {
  it('is mended and handled again, after a look at what would be done, all on record', async () => {
    const order = SEEDED.mendedOrder;
    const id = await parkAgain(installation.database.url, order);
    const shown = await bujiao('dead-letters', 'payload', id);
    expect([shown.out.includes('"fax"'), shown.out.includes('[hidden]'), shown.out.includes('138')]).toEqual([
      true,
      true,
      false,
    ]);
    const set = ['dead-letters', 'edit', id, '--set', '/channel=form'];
    expect(await bujiao(...set, '--dry-run')).toMatchObject({
      code: 0,
      out: '/channel\n  - "fax"\n  + "form"\n',
    });
    const misspelt = await bujiao('dead-letters', 'edit', id, '--set', '/chanel=form', '--dry-run');
    expect([misspelt.code, misspelt.err]).toEqual([2, expect.stringContaining('/chanel: is no member here')]);
    const because = ['--because', 'the channel was misspelt'];
    expect((await bujiao(...set, ...because)).code).toBe(3);
    expect((await bujiao(...set, ...because, '--yes')).code).toBe(0);
    const history = (await bujiao('history', order)).out;
    expect(history).toMatch(/运维修改了死信内容 +ops:li +.*\/channel（the channel was misspelt）/);
    expect(history).not.toContain('138');

    const planned = await bujiao('dead-letters', 'redrive', '--order', order, '--dry-run');
    expect(planned.out).toMatch(/today verification +×1 +nothing to do/);
    const redrive = ['dead-letters', 'redrive', '--order', order, '--because', 'it is mended'];
    expect((await bujiao(...redrive)).code).toBe(3);
    expect(await bujiao(...redrive, '--yes')).toMatchObject({ code: 0 });
    expect((await bujiao('dead-letters', 'show', id)).out).toMatch(/by li: it is mended \(r-[0-9a-f]{8}\)/);

    const log = await json<{ what: string; who: string; why: string; subject: string }[]>(
      'log',
      '--since',
      '1h',
    );
    expect(log).toContainEqual(
      expect.objectContaining({ what: 'edited', who: 'li', subject: `dead letter ${id}`, why: because[1] }),
    );
    expect(log).toContainEqual(
      expect.objectContaining({ what: 'redriven', who: 'li', subject: `dead letter ${id}` }),
    );
  });
});

describe('dead letters that nobody needs', () => {
  const discard = ['dead-letters', 'discard'];
  const because = ['--because', 'orders of a load test'];
  const left = async (): Promise<number> =>
    (await bujiao('dead-letters', 'list', '--reason', 'load-test', '-q')).out.split('\n').filter(Boolean)
      .length;

  it('are given up by a selection, which is counted first; above 100 their number is typed', async () => {
    await parkLoadTest(installation.database.url, 0, 120);
    expect((await bujiao(...discard, ...because, '--yes')).code).toBe(2);
    expect((await bujiao(...discard, '17', '--group', 'nobody', ...because, '--yes')).code).toBe(2);
    const selected = [...discard, '--reason', 'load-test', '--since', '1h'];
    const dryRun = await bujiao(...selected, '--dry-run');
    expect(dryRun.out).toMatch(/gives up +120 events of 120 orders$/m);
    const refused = await bujiao(...selected, ...because, '--yes');
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('it needs --yes 120')]);
    expect(await left()).toBe(120);
    const id = /plan (r-[0-9a-f]{8})/.exec(dryRun.out)?.[1] ?? '';
    await parkLoadTest(installation.database.url, 120, 1);
    expect((await bujiao('jobs', 'run', id, ...because, '--yes', '120')).code).toBe(0);
    // What was parked after the plan is not in it.
    expect(await left()).toBe(1);
    const job = await json<{ result: object }>('jobs', 'show', id);
    expect(job).toMatchObject({ state: 'done', result: { discarded: 120, closedMeanwhile: 0 } });
    expect(await bujiao(...selected, ...because, '--yes')).toMatchObject({ code: 0 });
    expect(await bujiao(...selected, ...because, '--yes')).toMatchObject({ code: 1 });
    const log = await json<{ what: string; who: string; why: string }[]>('log', '--since', '1h');
    expect(log).toContainEqual(
      expect.objectContaining({ what: 'discarded', who: 'li', why: `${because[1]} (${id})` }),
    );
  });
});

describe('a redelivery', () => {
  const plan = (...more: string[]): Promise<Ended> =>
    bujiao('redeliver', 'plan', '--because', 'a lost day', '--order', SEEDED.redeliveredOrder, ...more);

  it('is run only by a plan that says what would be done today, a reason and an agreement', async () => {
    const { out } = await plan('--group', 'verification');
    expect(out).toMatch(/ 1 event of 1 order$/m);
    expect(out).toMatch(/today verification +×1 +nothing to do/);
    const id = /plan (r-[0-9a-f]{8})/.exec(out)?.[1] ?? '';
    const run = ['redeliver', 'run', id, '--because', 'a lost day'];
    expect((await bujiao('redeliver', 'run', id)).code).toBe(2);
    expect((await bujiao(...run)).code).toBe(3);
    expect((await bujiao(...run, '--yes')).code).toBe(0);
    expect(await json('jobs', 'show', id)).toMatchObject({
      state: 'done',
      counters: { events: 1, written: 1 },
      result: { failed: 0 },
    });
    const events = await bujiao('events', 'find', '--order', SEEDED.redeliveredOrder, '-q');
    expect(events.out.trim().split('\n')).toHaveLength(3);
  });

  it('is refused for a group whose handlers cannot say what they would do, and for types that it does not handle', async () => {
    expect(await plan('--group', 'nobody')).toMatchObject({ code: 1 });
    expect(await plan('--group', 'verification', '--types', 'CardsRevealed')).toMatchObject({ code: 2 });
  });
});

describe('a consumer group', () => {
  const group = 'verification';
  const because = ['--because', 'the gateway is being moved'];
  const lagOf = async (): Promise<Lag | undefined> =>
    (await json<(Lag & { group: string })[]>('lag')).find((lag) => lag.group === group);

  it('is moved only while it is paused, stands still until it is resumed, and then catches up', async () => {
    const reset = ['consumers', 'reset', group, '--to', 'start', ...because, '--yes'];
    expect(await bujiao(...reset)).toMatchObject({ code: 3 });
    expect((await bujiao('consumers', 'pause', group, ...because)).code).toBe(0);
    await waitUntil(async () => (await lagOf())?.paused?.acknowledged === true, DEADLINE_MS);
    expect((await bujiao('lag')).out).toMatch(/verification +paused by li: the gateway is being moved/);
    const planned = await bujiao('consumers', 'reset', group, '--to', 'start', '--dry-run');
    expect(planned.out).toMatch(/^event-store {2}\d+:\d+ → start\n$/);
    expect(await bujiao(...reset)).toMatchObject({
      code: 0,
      out: expect.stringContaining('start  (read back)'),
    });
    const lag = await lagOf();
    expect(lag?.state).toBe('paused');
    // The policy's own stream has events too.
    expect(lag?.events).toBeGreaterThanOrEqual(3 * SEEDED.orders);
    expect((await bujiao('consumers', 'resume', group, ...because)).code).toBe(0);
    await waitUntil(async () => (await lagOf())?.events === 0, DEADLINE_MS);
    const log = await json<{ what: string; subject: string }[]>('log', '--who', 'li');
    expect(log.filter(({ subject }) => subject === `group ${group}`).map(({ what }) => what)).toEqual([
      'resumed',
      'reset',
      'paused',
    ]);
  });

  it('that nobody knows is not paused', async () => {
    expect(await bujiao('consumers', 'pause', 'nobody', ...because)).toMatchObject({ code: 1 });
  });
});

it('measures every metric of the dashboard of ops', async () => {
  const path = fileURLToPath(new URL('../../../deploy/dashboards/ops.json', import.meta.url));
  const names = new Set(readFileSync(path, 'utf8').match(/\bbujiao_\w+/g));
  const metrics = await (await fetch(`${installation.address}/metrics`)).text();
  for (const name of names) expect(metrics).toContain(`# TYPE ${name} gauge`);
  expect(names.size).toBeGreaterThan(2);
});

it('looks at what the installation stands on, and writes a support file without personal data', async () => {
  const { out } = await bujiao('doctor');
  expect(out).toMatch(/✓ disk +database [\d.]+ GiB · [\d.]+ GiB free/);
  expect(out).toMatch(/✓ schemas +of this version/);
  const file = join(installation.folder, 'support.json');
  expect((await bujiao('doctor', '--bundle', file)).code).toBe(1);
  const bundle = readFileSync(file, 'utf8');
  expect(JSON.parse(bundle)).toMatchObject({
    ready: 200,
    deadLetters: [{ reason: 'gateway-mad', failed: 1 }],
  });
  for (const personal of [SEEDED.heldOrder, 'a poem', '"li"']) expect(bundle).not.toContain(personal);
  expect(await bujiao('topics', 'check')).toMatchObject({ code: 0, out: '' });
});

interface Lag {
  readonly state: string;
  readonly events: number;
  readonly paused?: { readonly acknowledged: boolean };
}
