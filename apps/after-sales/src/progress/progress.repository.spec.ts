import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { afterSalesDatabase, type AfterSalesDatabase } from '../testing/after-sales-database.js';
import { ProgressEntity } from './progress.entity.js';
import type { ProgressRow } from './progress.projection.js';
import { PROGRESS_CHANNEL, ProgressRows } from './progress.repository.js';
import type { Stage } from './stages.js';

let database: AfterSalesDatabase;
let rows: ProgressRows;
let pool: Pool;
const at = (second: number): string => new Date(Date.UTC(2026, 10, 23, 10, 0, second)).toISOString();
const row = (revision: number, stage: Stage, over: Partial<ProgressRow> = {}): ProgressRow => ({
  resubmissionId: randomUUID(),
  orderId: randomUUID(),
  revision,
  stage,
  outcome: null,
  sentence: null,
  updatedAt: at(revision),
  ...over,
});

beforeAll(async () => {
  database = await afterSalesDatabase();
  pool = database.pool();
  rows = new ProgressRows(pool, database.source.getRepository(ProgressEntity));
});
afterAll(() => database.close());

describe('the progress that is kept', () => {
  it("is of the order's newest resubmission", async () => {
    const orderId = randomUUID();
    const first = row(9, 'delivered', { orderId, requestedAt: at(1) });
    const second = row(12, 'verifying', { orderId, requestedAt: at(10) });
    await rows.save([second, first]);
    expect(await rows.ofOrder(orderId)).toMatchObject({
      resubmissionId: second.resubmissionId,
      stage: 'verifying',
    });
    expect(await rows.ofOrder(randomUUID())).toBeUndefined();
  });

  it('never goes back: of an older revision only the time of the request is taken', async () => {
    const first = row(5, 'delivered', { deliveredAt: at(5) });
    await rows.save([first]);
    await rows.save([first]);
    await rows.save([
      {
        ...row(4, 'verifying', { requestedAt: at(1) }),
        resubmissionId: first.resubmissionId,
        orderId: first.orderId,
      },
    ]);
    expect(await rows.ofOrder(first.orderId)).toMatchObject({
      revision: 5,
      stage: 'delivered',
      requestedAt: new Date(at(1)),
      updatedAt: new Date(at(5)),
    });
  });

  it('comes to the same end in any order of writing', async () => {
    const { resubmissionId, orderId } = row(0, 'verifying');
    const stages: Stage[] = ['verifying', 'resubmitting', 'delivered', 'completed'];
    const written = stages.map((stage, i) =>
      row(i, stage, { resubmissionId, orderId, ...(i === 0 && { requestedAt: at(0) }) }),
    );
    await Promise.all([...written, ...written].reverse().map((one) => rows.save([one])));
    expect(await rows.ofOrder(orderId)).toMatchObject({ revision: 3, stage: 'completed' });
  });

  it('keeps when it was asked for and when it was delivered', async () => {
    const first = row(1, 'verifying', { requestedAt: at(1) });
    await rows.save([first]);
    await rows.save([
      {
        ...row(5, 'delivered', { deliveredAt: at(5) }),
        resubmissionId: first.resubmissionId,
        orderId: first.orderId,
      },
    ]);
    await rows.save([
      { ...row(7, 'completed'), resubmissionId: first.resubmissionId, orderId: first.orderId },
    ]);
    expect(await rows.ofOrder(first.orderId)).toMatchObject({
      stage: 'completed',
      requestedAt: new Date(at(1)),
      deliveredAt: new Date(at(5)),
    });
  });

  it('forgets an outcome that has been left behind, as when a person decided', async () => {
    const waiting = row(5, 'resubmitting', {
      outcome: 'waiting-for-human',
      sentence: { zh: '人工', en: 'a person' },
      requestedAt: at(1),
    });
    await rows.save([waiting]);
    await rows.save([{ ...waiting, revision: 6, outcome: null, sentence: null }]);
    expect(await rows.ofOrder(waiting.orderId)).toMatchObject({ revision: 6, outcome: null, sentence: null });
  });
});

describe('who listens', () => {
  it('is told of each order, in as many messages as it takes', async () => {
    const client = (await pool.connect()) as unknown as Client & { release(): void };
    const heard = new Set<string>();
    client.on('notification', ({ payload }) => payload?.split(' ').forEach((orderId) => heard.add(orderId)));
    await client.query(`listen ${PROGRESS_CHANNEL}`);
    const many = Array.from({ length: 500 }, () => row(1, 'verifying', { requestedAt: at(1) }));
    await rows.save(many);
    // Notifications come before the answer to the listener's next statement.
    await client.query('select 1');
    expect(many.every(({ orderId }) => heard.has(orderId))).toBe(true);
    await client.query(`unlisten ${PROGRESS_CHANNEL}`);
    client.release();
  });
});
