import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { BusEvent } from '@bujiao/event-bus';
import { gatherRows, saveRows } from '@bujiao/projections';
import type { Pool } from 'pg';
import { afterSalesDatabase, type AfterSalesDatabase } from '../testing/after-sales-database.js';
import { COMPLEXITY } from './complexity.projection.js';
import { ComplexityReport, type Complexity, type ComplexityQuery } from './complexity.service.js';

let database: AfterSalesDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await afterSalesDatabase();
  pool = database.pool();
});
beforeEach(() => pool.query('truncate complexity_moments'));
afterAll(() => database.close());

type Step = readonly [type: string, second: number, by?: 'person', data?: object];
interface Story {
  readonly kind?: string;
  readonly day?: string;
  readonly reason?: string;
  readonly channel?: string;
  readonly version?: string;
  readonly fieldsTyped?: number;
  readonly steps: readonly Step[];
}

/** The events of an order with one resubmission; each act of a person is one cause. */
function eventsOf(story: Story): BusEvent[] {
  const { kind = 'game-points', day = '2026-11-01', reason = 'stuck', channel = 'one-click' } = story;
  const { version = 'v1', fieldsTyped = 0 } = story;
  const [orderId, resubmissionId] = [randomUUID(), randomUUID()];
  const all: Step[] = [
    ['OrderSnapshotTaken', 0, undefined, { terms: { goods: { kind } } }],
    ['ResubmissionRequested', 0, 'person', { reason, channel, fieldsTyped }],
    ...story.steps,
  ];
  return all.map(([type, second, by, data], revision) => ({
    id: randomUUID(),
    source: 'x',
    type,
    orderId,
    time: new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000).toISOString(),
    data: { resubmissionId, ...data },
    recorded: {
      revision,
      metadata: {
        correlationId: resubmissionId,
        causationId: `${orderId} at ${second}`,
        actor: { kind: by ?? 'system', id: 'x' },
        occurredAt: day,
        schemaVersion: 2,
        ruleVersion: version,
      },
    },
  }));
}

const plain: readonly Step[] = [
  ['PaymentProofObtained', 2],
  ['ResubmissionApproved', 3],
  ['ResubmissionDelivered', 13],
  ['CardSecretsRevealed', 43, 'person'],
  ['ReceiptConfirmed', 73, 'person'],
  ['ResubmissionClosed', 73, 'person'],
];

const write = (events: readonly BusEvent[]): Promise<void> =>
  saveRows(pool, COMPLEXITY, COMPLEXITY.table.name, gatherRows(COMPLEXITY, events));
const read = (query: Partial<ComplexityQuery> = {}): Promise<Complexity> =>
  new ComplexityReport(pool).read({
    from: new Date('2026-10-01'),
    to: new Date('2026-12-01'),
    by: 'reason',
    ...query,
  });
const waitsOf = ({ total }: Complexity): Record<string, number> =>
  Object.fromEntries(total.waits.filter(({ seconds }) => seconds > 0).map((w) => [w.for, w.seconds]));

describe('the complexity of resubmissions', () => {
  it('counts acts of people as steps, and attributes each wait to whom was waited for', async () => {
    await write(eventsOf({ steps: plain }));
    const complexity = await read();
    expect(complexity.total).toMatchObject({
      resubmissions: 1,
      delivered: 1,
      steps: 3,
      oneStep: 0,
      nothingTyped: 1,
      withoutPerson: 1,
      secondsToDelivery: { median: 13, nineOfTen: 13 },
    });
    expect(waitsOf(complexity)).toEqual({ proof: 2, platform: 1, supplier: 10, buyer: 60 });
  });

  it('tells reviewers, support, a renewed proof and a second person apart', async () => {
    await write(
      eventsOf({
        steps: [
          ['PaymentProofObtained', 1],
          ['ReviewRequested', 1],
          ['ReviewDecided', 61, 'person', { needsSecond: true }],
          ['ReviewDecided', 121, 'person'],
          ['ResubmissionApproved', 121, 'person'],
          ['PaymentProofExpired', 131],
          ['PaymentProofObtained', 136],
          ['ManualWorkRequested', 146],
          ['ManualWorkResolved', 246, 'person'],
          ['ResubmissionDelivered', 250],
        ],
      }),
    );
    const complexity = await read();
    expect(waitsOf(complexity)).toEqual({ proof: 6, reviewer: 120, supplier: 24, support: 100 });
    expect(complexity.total).toMatchObject({ steps: 4, withoutPerson: 0 });
  });

  it('counts no wait that is not over, and none after the end', async () => {
    await write(eventsOf({ steps: [['PaymentProofObtained', 2]] }));
    expect(waitsOf(await read())).toEqual({ proof: 2 });
    await pool.query('truncate complexity_moments');
    await write(
      eventsOf({
        steps: [
          ...plain,
          ['CardSecretsRevealed', 9_000, 'person'],
          ['CardSecretsRevealed', 99_000, 'person'],
        ],
      }),
    );
    expect(waitsOf(await read())).toMatchObject({ buyer: 60 });
  });

  it('groups by reason, channel, goods, version and day of China, and by one of them within another', async () => {
    await write(eventsOf({ steps: plain, reason: 'stuck', kind: 'membership' }));
    await write(eventsOf({ steps: plain, reason: 'stuck', version: 'v2', day: '2026-11-02' }));
    await write([
      ...eventsOf({ steps: [], reason: 'wrong-account', channel: 'form', fieldsTyped: 2, version: 'v2' }),
    ]);
    const keys = async (query: Partial<ComplexityQuery>): Promise<unknown[]> =>
      (await read(query)).lines.map(({ key, resubmissions }) => [key, resubmissions]);
    expect(await keys({ by: 'reason' })).toEqual([
      ['stuck', 2],
      ['wrong-account', 1],
    ]);
    expect(await keys({ by: 'channel' })).toEqual([
      ['form', 1],
      ['one-click', 2],
    ]);
    expect(await keys({ by: 'goodsKind' })).toEqual([
      ['game-points', 2],
      ['membership', 1],
    ]);
    expect(await keys({ by: 'policyVersion' })).toEqual([
      ['v1', 1],
      ['v2', 2],
    ]);
    expect(await keys({ by: 'day' })).toEqual([
      ['2026-11-01', 2],
      ['2026-11-02', 1],
    ]);
    expect(await keys({ by: 'reason', policyVersion: 'v2' })).toEqual([
      ['stuck', 1],
      ['wrong-account', 1],
    ]);
    const typed = await read({ by: 'reason', reason: 'wrong-account' });
    expect(typed.total).toMatchObject({ resubmissions: 1, fieldsTyped: 2, nothingTyped: 0, oneStep: 1 });
    expect((await read({ goodsKind: 'membership' })).total.resubmissions).toBe(1);
  });

  it('takes the day in China, in every time zone of the machine', async () => {
    await write(eventsOf({ steps: [], day: '2026-11-01' }));
    await write(
      eventsOf({ steps: [], day: '2026-11-01' }).map((e) => ({ ...e, time: '2026-11-01T16:00:00.000Z' })),
    );
    expect((await read({ by: 'day' })).lines.map(({ key }) => key)).toEqual(['2026-11-01', '2026-11-02']);
  });

  it('is the same for every order of arrival, and when events are repeated', async () => {
    const events = [...eventsOf({ steps: plain }), ...eventsOf({ steps: plain.slice(0, 3) })];
    await write(events);
    const once = await read();
    await pool.query('truncate complexity_moments');
    for (const event of [...events].reverse()) await write([event]);
    await write(events);
    expect(await read()).toEqual(once);
  });

  it('is empty where nothing was asked for', async () => {
    const complexity = await read();
    expect(complexity).toMatchObject({ total: { resubmissions: 0, steps: 0 }, lines: [] });
    expect(complexity.total).not.toHaveProperty('secondsToDelivery');
  });
});
