import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { programOf } from '@bujiao/basics';
import { Pool } from 'pg';
import { Installation } from './testing/installation.js';
import { SEEDED } from './testing/seed.js';
import { base, type Ended } from './testing/processes.js';

const DEADLINE_MS = 240_000;

const READER = programOf('standalone', 'direct-main');

let installation: Installation;
let reader: ChildProcess;
let readerEnv: Record<string, string>;
beforeAll(async () => {
  installation = await Installation.start();
  await installation.kill();
  reader = spawn(process.execPath, [READER], {
    env: { ...base(), PG_URL: installation.database.url },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: reader.stdout as NodeJS.ReadableStream })) {
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    readerEnv = { BUJIAO_URL: url, BUJIAO_TOKEN: token };
    break;
  }
}, DEADLINE_MS);
afterAll(async () => {
  const ended = new Promise((resolve) => reader.once('exit', resolve));
  reader.stdin?.end();
  await ended;
  await installation.stop();
}, DEADLINE_MS);

/** With the database named, as where the services run elsewhere. */
const direct = (...args: readonly string[]): Promise<Ended> =>
  installation.ended(installation.run([...args, '--direct'], { PG_URL: installation.database.url }));

/** Over one program of the kind that `--direct` starts, for all commands: its start is most of what such a command costs. */
const read = (...args: readonly string[]): Promise<Ended> =>
  installation.ended(installation.run(args, readerEnv));

/** What intake writes down of an order that was told of. */
async function writeDown(
  rows: readonly (readonly [number: string, order: string, kind: string])[],
): Promise<void> {
  const pool = new Pool({ connectionString: installation.database.url, max: 1 });
  for (const row of rows)
    await pool.query('insert into intake.order_numbers (number, order_id, kind) values ($1, $2, $3)', [
      ...row,
    ]);
  await pool.end();
}

describe('without the services', () => {
  it(
    'an order is found by its payment and by its supplier order, also where it has no history yet',
    async () => {
      await writeDown([
        ['pay-42000023', SEEDED.order, 'payment'],
        ['jd-7700001', SEEDED.order, 'supplier-order'],
        ['pay-99', 'SO-UNTOLD', 'payment'],
      ]);
      const [payment, supplier, untold, nothing] = await Promise.all([
        direct('find', 'PAY-42000023'),
        read('find', 'jd-7700001', '-q'),
        read('find', 'pay-99'),
        read('find', 'pay-98'),
      ]);
      expect(payment).toMatchObject({ code: 0, err: '' });
      expect(payment.out).toContain(`order ${SEEDED.order} · complete: 3 events`);
      expect(supplier).toMatchObject({ code: 0, out: `${SEEDED.order}\n` });
      expect(untold).toMatchObject({ code: 0, out: expect.stringContaining('SO-UNTOLD') });
      expect(nothing.code).toBe(1);
    },
    DEADLINE_MS,
  );

  it(
    'the store, its history and the dead letters can be looked at',
    async () => {
      expect((await installation.bujiao('lag')).code).toBe(4);
      const [history, events, letters, lag, timers, found] = await Promise.all([
        direct('history', SEEDED.order),
        read('events', 'find', '--order', SEEDED.order, '-q'),
        read('dead-letters', 'list', '-o', 'jsonl'),
        direct('lag', '-o', 'json'),
        read('timers', 'list'),
        read('find', SEEDED.order, '-q'),
      ]);
      expect(history).toMatchObject({ code: 0, err: '' });
      expect(history.out).toContain('complete: 3 events, the chain has no gap');
      expect(events.out.trim().split('\n')).toHaveLength(3);
      expect(letters.out).toContain('gateway-mad');
      expect(JSON.parse(lag.out)).toContainEqual(expect.objectContaining({ group: 'verification' }));
      expect(timers.code).toBe(0);
      expect(found).toMatchObject({ code: 0, out: `${SEEDED.order}\n` });
    },
    DEADLINE_MS,
  );

  it(
    'doctor says that the services were not asked, and what is wrong in the store',
    async () => {
      const { code, out } = await direct('doctor');
      expect(code).toBe(1);
      expect(out).toMatch(/✗ services +not asked \(--direct\) +→ npm start/);
      // Held, or stopped as well where it was killed before it had handled all that was there.
      expect(out).toMatch(/✗ verification +(held|stopped) .*1 order held by dead letters/);
      expect(out).toMatch(/✓ schemas +of this version/);
    },
    DEADLINE_MS,
  );

  it(
    'nothing can be changed, and the reason is said',
    async () => {
      const pause = await direct('consumers', 'pause', 'verification', '--because', 'x');
      expect([pause.code, pause.err]).toEqual([
        3,
        expect.stringContaining('start them, and leave out --direct'),
      ]);
      const plan = await read(
        'replay',
        'plan',
        '--into',
        'projection:after-sales-progress',
        '--because',
        'x',
      );
      expect([plan.code, plan.err]).toEqual([3, expect.stringContaining('(direct-only-reads)')]);
    },
    DEADLINE_MS,
  );

  it(
    'a store that does not answer is said to be unreachable',
    async () => {
      const gone = { PG_URL: 'postgres://nobody@127.0.0.1:1/none' };
      const ended = await installation.ended(installation.run(['lag', '--direct'], gone));
      expect([ended.code, ended.err]).toEqual([4, expect.stringContaining('The store cannot be read')]);
      expect((await installation.bujiao('lag', '--direct')).code).toBe(1);
    },
    DEADLINE_MS,
  );
});
