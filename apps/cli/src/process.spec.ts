import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { runbooks } from './runbooks/runbooks.js';
import { DEADLINE_MS, Installation, type Ended } from './testing/installation.js';
import { SEEDED } from './testing/seed.js';

/** It lasts for minutes: several commands have to be answered before it ends, on a busy machine too. */
const SLOW_REBUILD = ['projections', 'rebuild', 'after-sales-progress', '--rate', '1', '--because', 'x'];

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Each command is a process of its own; a test runs up to fifteen of them.
jest.setTimeout(3 * DEADLINE_MS);

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.start();
}, DEADLINE_MS);
afterAll(() => installation.stop(), DEADLINE_MS);

const start: Installation['run'] = (...args) => installation.run(...args);
const end: Installation['ended'] = (child) => installation.ended(child);
const bujiao = (...args: readonly string[]): Promise<Ended> => installation.bujiao(...args);
const json = <T>(...args: readonly string[]): Promise<T> => installation.json<T>(...args);

describe('what was typed', () => {
  it('says what there is, with examples and exit codes, where nothing was typed', async () => {
    const { code, out } = await bujiao();
    expect(code).toBe(2);
    for (const word of ['doctor', 'replay', 'dead-letters', 'Exit codes', '$ bujiao history'])
      expect(out).toContain(word);
    expect((await bujiao('--help')).code).toBe(0);
    expect((await bujiao('replay', 'swap', '--help')).out).toContain('$ bujiao replay swap');
  });

  it.each([
    [['nosuch'], 2],
    [['lag', '--nosuch'], 2],
    [['lag', '-o', 'xml'], 2],
    [['replay', 'plan', '--into', 'projection:after-sales-progress'], 2],
    [['replay', 'plan', '--into', 'somewhere', '--because', 'x'], 2],
    [['replay', 'plan', '--into', 'projection:nosuch', '--because', 'x'], 1],
    [['replay', 'plan', '--into', 'topic', '--because', 'x'], 3],
    [['jobs', 'show', 'r-00000000'], 1],
    [['history', 'NO-SUCH-ORDER'], 1],
    [['find', 'nobody-knows-this'], 1],
    [['help', 'nosuch'], 1],
    [['lag', '--url', 'http://127.0.0.1:1', '--token', 'x'], 4],
    [['doctor', '--url', 'http://127.0.0.1:1'], 4],
    [['lag', '--token', 'wrong'], 3],
  ])('%j ends with %i, and standard output stays empty', async (args, code) => {
    const ended = await bujiao(...args);
    expect([ended.code, ended.out]).toEqual([code, '']);
    expect(ended.err).not.toBe('');
    expect(ended.err).not.toContain('    at ');
  });
});

describe('the installation that runs here', () => {
  it('is found by its data folder, and is healthy but for the order that is held', async () => {
    const { code, out } = await bujiao('doctor');
    expect(code).toBe(1);
    expect(out).toContain('✓ services');
    expect(out).toMatch(
      /✗ verification +held .*1 order held.* → bujiao dead-letters why --group verification/,
    );
    expect(out).not.toContain('\u001b');
  });

  it('takes its options before and after the verb', async () => {
    const before = await bujiao('--url', installation.address, '-o', 'jsonl', 'projections', 'list');
    const after = await bujiao('projections', 'list', '-o', 'jsonl', '--url', installation.address);
    expect(before.out).toBe(after.out);
    const names = before.out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names).toContain('after-sales-progress');
    expect((await bujiao('projections', 'list', '-q')).out).toBe(`${names.join('\n')}\n`);
  });

  it('says how much resubmissions asked of people, by the chosen group', async () => {
    const asked = async (): Promise<{ total: { resubmissions: number }; lines: { key: string }[] }> =>
      json('complexity', '--by', 'reason', '--since', '400d');
    await waitUntil(async () => (await asked()).total.resubmissions > 0, DEADLINE_MS);
    expect((await asked()).lines.map(({ key }) => key)).toEqual(['delivery-failed']);
    const { out } = await bujiao('complexity', '--by', 'policy', '--since', '400d');
    expect(out).toMatch(/^GROUP +RESUBMISSIONS +STEPS/);
    expect(out).toMatch(/\ntotal +\d/);
    expect((await bujiao('complexity', '--by', 'mood')).code).toBe(2);
    expect((await bujiao('complexity', '--since', '1000d')).code).toBe(2);
  });

  it('shows the history of an order, as it was then too', async () => {
    const { code, out } = await bujiao('history', SEEDED.order);
    expect(code).toBe(0);
    expect(out).toContain('complete: 3 events, the chain has no gap');
    const early = await json<{ events: unknown[] }>(
      'history',
      SEEDED.order,
      '--as-of',
      SEEDED.beforeRejection,
    );
    expect(early.events).toHaveLength(2);
    expect((await bujiao('find', SEEDED.order)).out).toBe(out);
  });

  it('gives events by type, order and resubmission, one JSON object a line', async () => {
    const { out } = await bujiao(
      'events',
      'find',
      '--types',
      'ResubmissionRejected',
      '-o',
      'jsonl',
      '--limit',
      '5',
    );
    const found = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(found.map(({ type }) => type)).toEqual(Array.from({ length: 5 }, () => 'ResubmissionRejected'));
    const ids = await bujiao('events', 'find', '--order', SEEDED.order, '-q');
    expect(ids.out.trim().split('\n')).toHaveLength(3);
  });

  it('does not mind a reader that has had enough', async () => {
    const child = start(['replay', 'stdout']);
    const ended = end(child);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  it('ends a tail at Ctrl-C', async () => {
    const child = start(['events', 'tail', '--from', 'start', '-o', 'jsonl']);
    const ended = end(child);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, err: '' });
  });
});

it('measures what alerts look at', async () => {
  const metrics = await (await fetch(`${installation.address}/metrics`)).text();
  expect(metrics).toMatch(/bujiao_dead_letters\{group="verification",reason="gateway-mad"\} 1/);
  expect(metrics).toMatch(/bujiao_group_lag_seconds\{group="verification",state="held"\} \d/);
  expect(metrics).toContain('# TYPE bujiao_job_progress_ratio gauge');
});

describe('a rebuild', () => {
  it('is planned, run, compared, swapped in and undone, each on record with who and why', async () => {
    const because = ['--because', 'a column was added'];
    const into = ['--into', 'projection:after-sales-progress'];
    const planned = await bujiao('replay', 'plan', ...into, ...because, '-q');
    const id = planned.out.trim();
    expect((await bujiao('replay', 'show', id)).out).toContain(`${SEEDED.orders} orders`);
    const run = await bujiao('replay', 'run', id);
    expect([run.code, run.err]).toEqual([0, expect.stringContaining(`Next: bujiao replay swap ${id}`)]);
    expect(await bujiao('replay', 'diff', id)).toMatchObject({
      code: 0,
      out: expect.stringContaining('all the same'),
    });
    const refused = await bujiao('replay', 'swap', id, ...because);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('it needs --yes')]);
    expect((await bujiao('replay', 'swap', id, ...because, '--yes')).code).toBe(0);
    expect((await bujiao('replay', 'undo', id, ...because, '--yes')).code).toBe(0);
    const { events } = await json<{ events: { what: string; who: string }[] }>('jobs', 'show', id);
    expect(events.map(({ what, who }) => `${what} ${who}`)).toEqual([
      'planned li',
      'run li',
      'built bujiao',
      'swap li',
      'swapping bujiao',
      'swapped bujiao',
      'undo li',
      'undone bujiao',
    ]);
  });

  it('goes on in the server when whoever follows it presses Ctrl-C', async () => {
    const child = start(SLOW_REBUILD);
    const ended = end(child);
    await new Promise<void>((resolve) =>
      child.stderr?.on('data', (text: Buffer) => text.toString().includes('rebuilding') && resolve()),
    );
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect([code, err]).toEqual([130, expect.stringContaining('Detached; the job goes on.')]);
    const id = /r-[0-9a-f]{8}/.exec(err)?.[0] ?? '';
    expect(await json('jobs', 'show', id)).toMatchObject({ state: 'running' });
    expect((await bujiao('jobs', 'cancel', id, '--because', 'x')).code).toBe(3);
    expect((await bujiao('jobs', 'cancel', id, '--because', 'x', '--yes')).code).toBe(0);
  });
});

it('a rebuild survives kill -9 of the process that runs it, and ends with the rows that are live', async () => {
  const following = start(SLOW_REBUILD);
  const ended = end(following);
  const id = await new Promise<string>((resolve) =>
    following.stderr?.on('data', (text: Buffer) => {
      const found = /plan (r-[0-9a-f]{8})/.exec(text.toString())?.[1];
      if (found) resolve(found);
    }),
  );
  const worked = async (): Promise<number> =>
    (await json<{ counters: { events: number } }>('jobs', 'show', id)).counters.events;
  while ((await worked()) === 0);
  await installation.kill();
  expect((await ended).code).toBe(4);
  await installation.startAgain();
  expect((await bujiao('jobs', 'rate', id, '1000', '--because', 'it was slow')).code).toBe(0);
  expect((await bujiao('jobs', 'show', id, '--follow')).code).toBe(0);
  expect(await json('jobs', 'show', id)).toMatchObject({
    phase: 'built',
    counters: { events: 2 * SEEDED.orders },
    result: { differing: 0 },
  });
});

describe('dead letters', () => {
  it('are one line a reason, with what to do, and are given up only with a reason and an agreement', async () => {
    const why = await json<{ reason: string; failed: number; example: string }[]>('dead-letters', 'why');
    // Beside the letter that was there, the order's own event waits as soon as its consumer has read it.
    expect(why).toMatchObject([{ group: 'verification', reason: 'gateway-mad', failed: 1 }]);
    const { out } = await bujiao('dead-letters', 'redrive', '--reason', 'gateway-mad', '--dry-run', '-q');
    expect(out).toBe(`${SEEDED.heldOrder}\n`);
    const ids = (await bujiao('dead-letters', 'list', '-q')).out.trim().split('\n');
    expect((await bujiao('dead-letters', 'discard', ...ids, '--because', 'a test order')).code).toBe(3);
    expect((await bujiao('dead-letters', 'discard', ...ids, '--because', 'a test order', '--yes')).code).toBe(
      0,
    );
    expect(await bujiao('dead-letters', 'why')).toMatchObject({ code: 0, out: '' });
    expect((await bujiao('dead-letters', 'show', ids[0] ?? '')).out).toContain('by li: a test order');
  });
});

describe('runbooks', () => {
  const commands = runbooks().flatMap(({ name, text }) =>
    [...text.matchAll(/^bujiao (.+)$/gm)].map(([, command]) => [name, command ?? ''] as const),
  );

  it.each(commands)('%s: bujiao %s', async (_, command) => {
    const known = command.replace(/r-7f3a2c10/g, 'r-00000000').replace(/SO20261123000017/g, SEEDED.order);
    const args = [...known.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { code, err } = await bujiao(...args);
    expect(code).not.toBe(2);
    expect(code).not.toBe(4);
    expect(err).not.toContain('    at ');
  });

  it('are part of the help, and each says when it is done', async () => {
    const { out } = await bujiao('help');
    for (const { name, text } of runbooks()) {
      expect(out).toContain(name);
      expect((await bujiao('help', name)).out).toBe(text);
      expect(text).toMatch(/^Goal: /m);
      expect(text).toMatch(/^Done when: /m);
    }
  });
});

it('runs from the repository as one types it', () => {
  const { bin } = JSON.parse(readFileSync(at('../package.json'), 'utf8')) as { bin: { bujiao: string } };
  expect(readFileSync(at(`../${bin.bujiao}`), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
