import 'reflect-metadata';
import { factKey, legacyFacts } from '@bujiao/order-history';
import { TERMS, told } from '@bujiao/order-history/testing';
import type { Pool } from 'pg';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { FACT_LIMITS } from './order-records.sql.js';
import { OrderRecords, type Added } from './order-records.repository.js';
import type { KeptFact, OrderRecord } from './record-row.js';

let database: IntakeDatabase;
/** Two instances of intake, each with its own pool and batches. */
let one: OrderRecords;
let other: OrderRecords;
let pool: Pool;
let orders = 0;
const newOrder = (): string => `O${(orders += 1)}`;
const termsOf = (orderId: string) => ({ ...TERMS, orderId });
let made = 0;
/** A fact with an id of its own. */
const kept = (fact: ReturnType<typeof told>, hash = 'h'): KeptFact => ({ ...fact, hash });
const delivery = (quantity = 1): KeptFact =>
  kept(told('delivered', 5, { quantity }, { id: `d${(made += 1)}` }));
const PLACED = (): KeptFact => kept(told('placed', 0, {}));
const keys = (record: OrderRecord | undefined): string[] => (record?.told ?? []).map(factKey).sort();

beforeAll(async () => {
  database = await intakeDatabase();
  pool = database.pool();
  one = new OrderRecords(database.pool());
  other = new OrderRecords(database.pool());
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

describe("an order's record", () => {
  it('is the same set in any order, from any instance, at the same moment, twice', async () => {
    const facts = [
      PLACED(),
      kept(told('paid', 1, {})),
      delivery(),
      delivery(2),
      kept(told('cancelled', 9, {})),
    ];
    const orderIds = Array.from({ length: 24 }, newOrder);
    await Promise.all(
      orderIds.flatMap((orderId, i) => {
        const turned = [...facts.slice(i % facts.length), ...facts.slice(0, i % facts.length)];
        return turned.flatMap((fact, n) =>
          [(n + i) % 2 ? one : other, other].map((by) =>
            by.add({ orderId, fact, ...(fact.type === 'shop.order.placed' && { terms: termsOf(orderId) }) }),
          ),
        );
      }),
    );
    for (const orderId of orderIds) {
      const record = await one.find(orderId);
      expect(record).toMatchObject({ orderId, terms: termsOf(orderId), streamOpen: false });
      expect(keys(record)).toEqual(facts.map(factKey).sort());
    }
  });

  it('takes the same event once, also where it comes many times within one millisecond', async () => {
    const pairs = Array.from({ length: 200 }, () => ({ orderId: newOrder(), fact: delivery() }));
    const answers = await Promise.all(
      pairs.map(({ orderId, fact }, i) =>
        Promise.all(
          ['a', 'b'].map((mark) =>
            (mark === 'a' || i % 2 ? one : other).add({ orderId, fact: { ...fact, mark } as KeptFact }),
          ),
        ),
      ),
    );
    const outcomes = answers.map((pair) => pair.map(({ outcome }) => outcome).sort());
    expect(outcomes).toEqual(pairs.map(() => ['accepted', 'duplicate']));
  });

  it('answers each caller with a record that holds the fact', async () => {
    const orderId = newOrder();
    const facts = Array.from({ length: 20 }, () => delivery());
    const answers = await Promise.all(facts.map((fact, i) => (i % 2 ? one : other).add({ orderId, fact })));
    answers.forEach(({ record, outcome }, i) => {
      expect(outcome).toBe('accepted');
      expect(keys(record)).toContain(factKey(facts[i] as KeptFact));
    });
  });

  it('keeps a fact as it was first told, and says when its id comes with other content', async () => {
    const orderId = newOrder();
    const fact = delivery(1);
    await one.add({ orderId, fact });
    const later = { ...fact, receivedAt: '2026-11-23T10:00:00.000Z' };
    expect(await other.add({ orderId, fact: later })).toMatchObject({
      outcome: 'duplicate',
      kept: { receivedAt: fact.receivedAt },
    });
    const reused = await other.add({
      orderId,
      fact: { ...later, data: { quantity: 3 }, hash: 'other' } as KeptFact,
    });
    expect(reused).toMatchObject({ outcome: 'id-reused', kept: { data: { quantity: 1 } } });
    expect((await one.find(orderId))?.told).toEqual([expect.objectContaining({ data: { quantity: 1 } })]);
  });

  it('never changes terms once they are known', async () => {
    const orderId = newOrder();
    await one.add({ orderId, fact: PLACED(), terms: termsOf(orderId) });
    const { record } = await other.add({
      orderId,
      fact: PLACED(),
      terms: { ...termsOf(orderId), quantity: 9 },
    });
    expect(record.terms?.quantity).toBe(TERMS.quantity);
  });

  it('is bounded, and keeps its last places for what guards goods and money', async () => {
    const orderId = newOrder();
    const { facts, kept: places } = FACT_LIMITS;
    await pool.query(`insert into intake.order_records (order_id, fact_count) values ($1, $2)`, [
      orderId,
      facts - places,
    ]);
    const started = await one.add({ orderId, fact: kept(told('payment-started', 1, { paymentId: 'P1' })) });
    expect(started.outcome).toBe('record-full');
    expect((await one.add({ orderId, fact: delivery() })).outcome).toBe('accepted');
    await pool.query('update intake.order_records set fact_count = $2 where order_id = $1', [orderId, facts]);
    expect((await one.add({ orderId, fact: delivery() })).outcome).toBe('record-full');
  });

  it('reads what the first version had merged into columns', async () => {
    const orderId = newOrder();
    const facts = {
      paidAt: '2026-11-23T09:01:00.000Z',
      deliveredAt: '2026-11-23T09:05:00.000Z',
      deliveredQuantity: 2,
    };
    await pool.query('insert into intake.order_records (order_id, legacy_facts) values ($1, $2)', [
      orderId,
      facts,
    ]);
    expect((await one.find(orderId))?.told).toEqual(legacyFacts(facts));
  });

  it('keeps the verdict on a placing, and a merchant that was filled in', async () => {
    const orderId = newOrder();
    const { merchantId: _, ...terms } = termsOf(orderId);
    const fact = PLACED();
    await one.add({ orderId, fact, terms });
    expect(await one.openStream(orderId, 'M9')).toMatchObject({ streamOpen: false });
    expect(await one.find(orderId)).toMatchObject({ streamOpen: false });
    const judged = await one.judge({
      orderId,
      fact: { key: factKey(fact), data: { merchantId: 'M9' } },
      merchantId: 'M9',
    });
    expect(judged.told).toEqual([expect.objectContaining({ data: { merchantId: 'M9' } })]);
    await one.openStream(orderId, 'M9');
    expect(await one.find(orderId)).toMatchObject({ streamOpen: true });
  });
});

describe("opening an order's stream", () => {
  const known = async (): Promise<string> => {
    const orderId = newOrder();
    await one.add({ orderId, fact: PLACED(), terms: termsOf(orderId) });
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
          const fact = delivery();
          const tell = (): Promise<unknown> => other.add({ orderId, fact });
          const calls = i % 2 ? [open(), tell()] : [tell(), open()].reverse();
          const [opened, added] = (await Promise.all(calls)) as [OrderRecord, Added];
          expect([keys(opened).includes(factKey(fact)), added.record.streamOpen]).toContain(true);
        }),
      );
    }
  });

  it('tells the later of two the truth, though it began before the fact was there', async () => {
    const orderId = await known();
    const writer = await pool.connect();
    await writer.query('begin');
    const fact = delivery();
    await writer.query('update intake.order_records set facts = facts || $2 where order_id = $1', [
      orderId,
      { [factKey(fact)]: fact },
    ]);
    const first = one.openStream(orderId, 'B1');
    await waiting(1);
    const second = other.openStream(orderId, 'B1');
    await waiting(2);
    await writer.query('commit');
    writer.release();
    expect(
      [await first, await second].map((r) => [keys(r).includes(factKey(fact)), r?.streamOpen]).sort(),
    ).toEqual([
      [true, false],
      [true, true],
    ]);
  });
});
