import 'reflect-metadata';
import type { OrderFacts } from '@bujiao/contracts';
import { mergeFacts } from '@bujiao/order-history';
import { TERMS } from '@bujiao/order-history/testing';
import type { Pool } from 'pg';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { OrderSnapshots } from './order-snapshots.repository.js';

let database: IntakeDatabase;
/** Two instances of intake, each with its own pool and batches. */
let one: OrderSnapshots;
let other: OrderSnapshots;
let pool: Pool;
let orders = 0;
const newOrder = (): string => `O${(orders += 1)}`;
const termsOf = (orderId: string) => ({ ...TERMS, orderId });
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();
const DELIVERED: OrderFacts = { deliveredAt: at(5), deliveredQuantity: 1 };

beforeAll(async () => {
  database = await intakeDatabase();
  pool = database.pool();
  one = new OrderSnapshots(database.pool());
  other = new OrderSnapshots(database.pool());
});
afterAll(() => database.close());

/** Resolves when `count` statements wait for a lock. */
async function waiting(count: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows[0]?.n === count) return;
    if (Date.now() > deadline) throw new Error(`${rows[0]?.n} statements wait, not ${count}`);
  }
}

describe('merging what the shop has told', () => {
  const told: readonly OrderFacts[] = [
    { paidAt: at(2) },
    { paidAt: at(1) },
    { paymentTimedOutAt: at(3) },
    { deliveryFailedAt: at(9), deliveryFailureCode: 'b' },
    { deliveryFailedAt: at(8), deliveryFailureCode: 'a' },
    { deliveredAt: at(7), deliveredQuantity: 1 },
    { deliveredAt: at(6), deliveredQuantity: 3 },
    { delayedAt: at(4), pendingSupplierOrder: { supplierId: 'S1', requestNo: 'N1' } },
    { cancelledAt: at(10) },
    {},
  ];
  const together = told.reduce(mergeFacts, {});

  it('comes to the same in any order, from any instance, at the same moment, twice', async () => {
    const orderIds = Array.from({ length: 24 }, newOrder);
    await Promise.all(
      orderIds.flatMap((orderId, i) => {
        const turned = [...told.slice(i % told.length), ...told.slice(0, i % told.length)];
        const calls = turned.flatMap((facts, n) =>
          [(n + i) % 2 ? one : other, other].map((by) => by.merge({ orderId, facts })),
        );
        return [...calls, one.merge({ orderId, facts: {}, terms: termsOf(orderId) })];
      }),
    );
    for (const orderId of orderIds) {
      expect(await one.find(orderId)).toEqual({
        orderId,
        terms: termsOf(orderId),
        facts: together,
        streamOpen: false,
      });
    }
  });

  it('tells each caller no less than the caller told', async () => {
    const orderId = newOrder();
    const answers = await Promise.all(
      told.map((facts, i) => (i % 2 ? one : other).merge({ orderId, facts })),
    );
    answers.forEach(({ facts }, i) => expect(mergeFacts(facts, told[i] as OrderFacts)).toEqual(facts));
  });

  it('never changes terms once they are known', async () => {
    const orderId = newOrder();
    await one.merge({ orderId, facts: {}, terms: termsOf(orderId) });
    const again = await other.merge({ orderId, facts: {}, terms: { ...termsOf(orderId), quantity: 9 } });
    expect(again.terms?.quantity).toBe(TERMS.quantity);
  });

  it('agrees with the history about two pending orders at the supplier, whichever came first', async () => {
    const pending = ['N2', 'N1'].map((requestNo) => ({
      pendingSupplierOrder: { supplierId: 'S1', requestNo },
    }));
    for (const facts of [pending, [...pending].reverse()]) {
      const orderId = newOrder();
      for (const fact of facts) await one.merge({ orderId, facts: fact });
      expect((await one.find(orderId))?.facts).toEqual(pending.reduce(mergeFacts, {}));
    }
  });
});

describe("opening an order's stream", () => {
  const known = async (): Promise<string> => {
    const orderId = newOrder();
    await one.merge({ orderId, facts: {}, terms: termsOf(orderId) });
    return orderId;
  };

  it('marks the order for its owner, its merchant or anybody who is let in', async () => {
    for (const owner of ['B1', 'M1', null]) {
      const orderId = await known();
      expect(await one.openStream(orderId, owner)).toMatchObject({ orderId, streamOpen: false });
      expect(await other.openStream(orderId, owner)).toMatchObject({ orderId, streamOpen: true });
    }
  });

  it('marks nothing for a stranger, and nothing that is not known', async () => {
    const orderId = await known();
    await one.openStream(orderId, 'B2');
    expect(await one.find(orderId)).toMatchObject({ streamOpen: false });
    expect(await one.openStream(newOrder(), 'B1')).toBeUndefined();
  });

  it("meets each fact: either it reads the fact, or the fact's writer sees the mark", async () => {
    for (let round = 0; round < 10; round += 1) {
      const orderIds = await Promise.all(Array.from({ length: 40 }, known));
      await Promise.all(
        orderIds.map(async (orderId, i) => {
          const open = (): Promise<unknown> => one.openStream(orderId, 'B1');
          const tell = (): Promise<unknown> => other.merge({ orderId, facts: DELIVERED });
          const calls = i % 2 ? [open(), tell()] : [tell(), open()].reverse();
          const [opened, merged] = (await Promise.all(calls)) as [
            { facts: OrderFacts },
            { streamOpen: boolean },
          ];
          expect([opened.facts.deliveredAt !== undefined, merged.streamOpen]).toContain(true);
        }),
      );
    }
  });

  it('tells the later of two the truth, though it began before the fact was there', async () => {
    const orderId = await known();
    const writer = await pool.connect();
    await writer.query('begin');
    await writer.query(
      'update intake.order_snapshots set delivered_at = $2, delivered_quantity = 1 where order_id = $1',
      [orderId, at(5)],
    );
    const first = one.openStream(orderId, 'B1');
    await waiting(1);
    const second = other.openStream(orderId, 'B1');
    await waiting(2);
    await writer.query('commit');
    writer.release();
    expect(
      [await first, await second].map((s) => [s?.facts.deliveredQuantity, s?.streamOpen]).sort(),
    ).toEqual([
      [1, false],
      [1, true],
    ]);
  });
});
