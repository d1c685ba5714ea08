import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { ProgressEntity } from '../progress/progress.entity.js';
import type { ProgressRow } from '../progress/progress.projection.js';
import { ProgressRows } from '../progress/progress.repository.js';
import { afterSalesDatabase, type AfterSalesDatabase } from '../testing/after-sales-database.js';
import { UsualTimes } from './usual-times.repository.js';
import { usualTimes, type StageSample } from './usual-times.view.js';

let database: AfterSalesDatabase;
let pool: Pool;
let rows: ProgressRows;

beforeAll(async () => {
  database = await afterSalesDatabase();
  pool = database.pool();
  rows = new ProgressRows(pool, database.source.getRepository(ProgressEntity));
});
afterEach(() => pool.query('truncate resubmission_progress'));
afterAll(() => database.close());

const DAY = 86_400_000;

/** A delivery `daysAgo`, verified after a second and delivered `seconds` after that. */
function deliveredAfter(seconds: number, reason: string, daysAgo = 1): ProgressRow {
  const requested = Date.now() - daysAgo * DAY;
  const at = (s: number): string => new Date(requested + s * 1000).toISOString();
  return {
    resubmissionId: randomUUID(),
    orderId: randomUUID(),
    revision: 5,
    stage: 'delivered',
    outcome: null,
    sentence: null,
    requestedAt: at(0),
    verifiedAt: at(1),
    deliveredAt: at(1 + seconds),
    updatedAt: at(1 + seconds),
    reason,
  };
}

const many = (n: number, row: (i: number) => ProgressRow): ProgressRow[] =>
  Array.from({ length: n }, (_, i) => row(i));

describe('how long it usually takes', () => {
  it('is the median and nine of ten, by reason and of all, of the last seven days', async () => {
    await rows.save([
      ...many(100, (i) => deliveredAfter(i + 1, 'delivery-failed')),
      ...many(40, () => deliveredAfter(600, 'stuck')),
      ...many(40, () => deliveredAfter(9_000, 'delivery-failed', 8)),
    ]);
    const samples = await new UsualTimes(pool).samples();
    const ofFailed = usualTimes(samples, 'delivery-failed').stages;
    expect(ofFailed.find(({ stage }) => stage === 'resubmitting')).toMatchObject({
      of: 'reason',
      cases: 100,
      medianMs: 50_500,
      nineOfTenMs: 90_100,
    });
    expect(ofFailed.find(({ stage }) => stage === 'verifying')).toMatchObject({ medianMs: 1000 });
    expect(usualTimes(samples, undefined).stages.find(({ stage }) => stage === 'whole')).toMatchObject({
      of: 'all',
      cases: 140,
    });
  });

  it('leaves out a stage that no case went through', async () => {
    await rows.save(many(30, () => deliveredAfter(5, 'stuck')));
    const { stages } = usualTimes(await new UsualTimes(pool).samples(), 'stuck');
    expect(stages.map(({ stage }) => stage)).toEqual(['verifying', 'resubmitting', 'whole']);
  });

  it('is the time of a person from the hand-over to the decision', async () => {
    const row = deliveredAfter(3_600, 'stuck');
    const at = (s: number): string => new Date(Date.parse(row.requestedAt ?? '') + s * 1000).toISOString();
    await rows.save(
      many(30, () => ({ ...row, resubmissionId: randomUUID(), handedOverAt: at(60), resolvedAt: at(960) })),
    );
    const { stages } = usualTimes(await new UsualTimes(pool).samples(), 'stuck');
    expect(stages.find(({ stage }) => stage === 'person')).toMatchObject({ medianMs: 900_000, cases: 30 });
  });
});

describe('too few cases', () => {
  const sample = (cases: number, reason?: string): StageSample => ({
    stage: 'whole',
    cases,
    medianMs: 40_000,
    nineOfTenMs: 70_000,
    ...(reason && { reason }),
  });

  it('of the reason: all reasons speak, and it is said', () => {
    const [stage] = usualTimes([sample(29, 'stuck'), sample(30)], 'stuck').stages;
    expect(stage).toMatchObject({ of: 'all', cases: 30 });
    expect(stage?.sentence).toEqual({
      zh: '一般 40 秒，九成在 1 分 10 秒内（近 7 天各种情况 30 单）。',
      en: 'Usually 40 s, nine of ten within 1 min 10 s (30 cases of all kinds in the last 7 days).',
    });
  });

  it('of all: nothing is said', () => {
    expect(usualTimes([sample(29, 'stuck'), sample(29)], 'stuck').stages).toEqual([]);
  });
});
