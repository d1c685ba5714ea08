import { jest } from '@jest/globals';
import { PostgresDeadLetters } from '@bujiao/event-bus';
import { EditRecords } from '@bujiao/platform';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { EditsInHistory } from './edits-in-history.service.js';

let database: TestDatabase;
let pool: Pool;
let letters: PostgresDeadLetters;
beforeEach(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  letters = new PostgresDeadLetters(pool);
  await letters.prepare();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

type Parts = ConstructorParameters<typeof EditsInHistory>;

/** Orders by number, and the edits that their histories got. */
function world() {
  const known = new Set<string>();
  const recorded: string[] = [];
  const terms = (orderId: string) => (known.has(orderId) ? {} : undefined);
  const desk = {
    freshHistoryOf: (orderId: string) => Promise.resolve({ terms: terms(orderId) }),
    decide: ({ orderId }: { readonly orderId: string }) => Promise.resolve(recorded.push(orderId)),
  };
  const orders = { find: (orderId: string) => Promise.resolve({ terms: terms(orderId) }) };
  const edits = new EditsInHistory(
    { deadLetters: letters } as unknown as Parts[0],
    desk as unknown as Parts[1],
    orders as unknown as Parts[2],
    new EditRecords(),
  );
  return { known, recorded, edits };
}

/** @returns the id of a letter that was edited so many hours ago */
async function edited(orderId: string, hoursAgo: number): Promise<string> {
  const time = new Date().toISOString();
  const event = { id: `e ${orderId}`, type: 't', source: 's', orderId, time, data: { n: 1 } };
  const place = { group: 'g', reason: 'not-retryable', partition: 'p', position: '1', attempts: 1 } as const;
  await letters.park([{ ...place, event }]);
  const id = (await letters.oldest('g', orderId))?.id ?? '';
  await letters.edit(id, { data: { n: 2 }, edits: 0, changed: ['/n'], by: 'kim', why: 'a spec' });
  await pool.query(
    `update event_bus.dead_letter_edits set edited_at = now() - $2 * interval '1 hour' where letter_id = $1`,
    [id, hoursAgo],
  );
  return id;
}

/** As if the minute before the next try had passed. */
const nextMinute = (): Promise<unknown> =>
  pool.query(`update event_bus.dead_letter_edits set record_at = now() where record_at is not null`);

describe('an edit of a parked event whose order nobody knows', () => {
  it('is tried again within the first day, and recorded once the order is known', async () => {
    const { known, recorded, edits } = world();
    const id = await edited('SO1', 23);
    await edits.recordAll();
    expect(await letters.edits(id)).toEqual([
      expect.not.objectContaining({ orderUnknownAt: expect.anything() }),
    ]);
    known.add('SO1');
    await nextMinute();
    await edits.recordAll();
    expect(recorded).toEqual(['SO1']);
    await nextMinute();
    expect(await letters.unrecordedEdits()).toEqual([]);
  });

  it('is given up after a day, visibly, and not tried again', async () => {
    const { recorded, edits } = world();
    const id = await edited('SO1', 25);
    await edits.recordAll();
    expect(await letters.edits(id)).toMatchObject([
      { by: 'kim', orderUnknownAt: expect.any(String) as string },
    ]);
    await nextMinute();
    expect(await letters.unrecordedEdits()).toEqual([]);
    await edits.lookForOrders();
    expect(await letters.unrecordedEdits()).toEqual([]);
    expect(recorded).toEqual([]);
  });

  it('is recorded after all where its order becomes known later', async () => {
    const { known, recorded, edits } = world();
    const id = await edited('SO1', 25);
    await edited('SO2', 25);
    await edits.recordAll();
    known.add('SO1');
    await edits.lookForOrders();
    await edits.recordAll();
    expect(recorded).toEqual(['SO1']);
    expect((await letters.edits(id))[0]).not.toHaveProperty('orderUnknownAt');
    expect((await letters.editsOfUnknownOrders()).map(({ event }) => event.orderId)).toEqual(['SO2']);
  });
});

describe('the look for orders of edits that were given up', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('comes every hour, also while due edits are being recorded', async () => {
    const editsOfUnknownOrders = jest.fn(() => Promise.resolve([]));
    let endRecording: (edits: never[]) => void = () => undefined;
    const recording = new Promise<never[]>((resolve) => (endRecording = resolve));
    const deadLetters = { unrecordedEdits: () => recording, editsOfUnknownOrders };
    const parts = [{ deadLetters }, undefined, undefined, new EditRecords()] as unknown as Parts;
    const edits = new EditsInHistory(...parts);
    edits.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(2 * 3_600_000);
    expect(editsOfUnknownOrders).toHaveBeenCalledTimes(2);
    endRecording([]);
    await edits.onApplicationShutdown();
  });
});
