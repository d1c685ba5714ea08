import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { orderStream, type NoticeWish, type OrderEvent } from '@bujiao/contracts';
import { EventStoreUnavailable, StateCache, StreamDamaged } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { closed, paidOrder, recordTaken, requested, TERMS, told } from '@bujiao/order-history/testing';
import { KeyRing, prepareKeyRing, type Principal } from '@bujiao/platform';
import type { Pool } from 'pg';
import { OrderNumbersHandler } from '../../find-orders/order-numbers.handler.js';
import { OrderNumbers } from '../../find-orders/order-numbers.repository.js';
import { OrderRecords } from '../../order-record/order-records.repository.js';
import { BuyerRequests } from '../../resubmission-requests/buyer-requests.repository.js';
import { ResubmittedOrders } from '../../resubmission-requests/resubmitted-orders.repository.js';
import { intakeDatabase, type IntakeDatabase } from '../../testing/intake-database.js';
import { BuyerPreferences, type Preferences } from './preferences.service.js';
import { MOST_TOLD, ToldOrders } from './told-orders.service.js';

const PREFERRED: Preferences = { language: 'en', channel: 'sms', goods: [], learnRecipients: true };
const WISH: NoticeWish = { languages: ['en'], channel: 'sms' };

let database: IntakeDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await intakeDatabase();
  await prepareKeyRing(database.url);
  pool = database.pool();
});
afterAll(() => database.close());
afterEach(() => void jest.restoreAllMocks());

/** Counts what is read, and fails where the spec says so. */
class WatchedStore extends MemoryEventStore {
  readonly reads: string[] = [];
  readonly failing = new Map<string, Error>();

  override read(...call: Parameters<MemoryEventStore['read']>): ReturnType<MemoryEventStore['read']> {
    this.reads.push(call[0]);
    const failure = this.failing.get(call[0]);
    return failure ? Promise.reject(failure) : super.read(...call);
  }
}

/** A buyer and their orders, by a process that has none of their streams at hand. */
class World {
  readonly store = new WatchedStore();
  readonly buyerId = `B-${randomUUID()}`;
  private readonly desk = new OrderDesk(this.store, 'intake', new StateCache<OrderHistory>({ capacity: 0 }));
  private readonly resubmitted = new ResubmittedOrders(pool);
  private readonly records = new OrderRecords(pool);
  readonly preferences = new BuyerPreferences(pool, new KeyRing(pool, Buffer.alloc(32, 5)));

  /** An order with this stream; its stream is about to be opened where there are no events. */
  async order(...events: readonly OrderEvent[]): Promise<string> {
    const orderId = randomUUID();
    const terms = { ...TERMS, orderId, buyerId: this.buyerId };
    await this.records.add({ orderId, terms, fact: { ...told('placed', 0, {}), hash: 'h' } });
    await this.records.openStream(orderId, null);
    const plain = events.map(({ type, data }) => ({ type, data }) as OrderEvent);
    if (plain.length > 0) await this.desk.decide({ orderId, causationId: `own ${orderId}` }, () => plain);
    return orderId;
  }

  save(preferences: Preferences = PREFERRED): Promise<Preferences> {
    this.store.reads.length = 0;
    const buyer = { id: this.buyerId, actor: { kind: 'person', id: this.buyerId, role: 'buyer' } };
    return new ToldOrders(this.preferences, this.resubmitted, this.desk).save(
      buyer as unknown as Principal,
      preferences,
    );
  }

  /** The events of an order that intake's consumer handles. */
  async hears(orderId: string): Promise<void> {
    const { events } = await this.store.read(orderStream(orderId));
    await new OrderNumbersHandler(new OrderNumbers(pool), new BuyerRequests(pool), this.resubmitted).project(
      events.map(({ id, type, data, revision, metadata }) => ({
        id,
        type,
        source: '/spec',
        orderId,
        time: metadata.occurredAt,
        data,
        recorded: { revision, metadata },
      })),
    );
  }

  async changes(orderId: string) {
    const { events } = await this.store.read(orderStream(orderId));
    return events.filter(({ type }) => type === 'NoticePreferenceChanged');
  }
}

const open = (): readonly OrderEvent[] => [
  recordTaken(paidOrder()),
  requested({ resubmissionId: randomUUID() }),
];
const ended = (): readonly OrderEvent[] => {
  const resubmissionId = randomUUID();
  return [recordTaken(paidOrder()), requested({ resubmissionId }), closed(resubmissionId)];
};

it('every open resubmission is told as the buyer prefers now, by events of their own ids', async () => {
  const world = new World();
  const orders = [await world.order(...open()), await world.order(...open())];
  await world.save();
  await world.save();
  const changes = (await Promise.all(orders.map((order) => world.changes(order)))).flat();
  expect(changes.map(({ data }) => data)).toEqual([{ tellBuyer: WISH }, { tellBuyer: WISH }]);
  expect(new Set(changes.map(({ id }) => id)).size).toBe(2);
});

it('a preference that comes back counts again', async () => {
  const world = new World();
  const order = await world.order(...open());
  for (const language of ['en', 'zh', 'en'] as const) await world.save({ ...PREFERRED, language });
  expect(await world.changes(order)).toHaveLength(3);
});

it('an order whose resubmission has ended is not read, until it is resubmitted again', async () => {
  const world = new World();
  const order = await world.order(...ended());
  await world.hears(order);
  await world.save();
  expect(world.store.reads).toEqual([]);
  const again = await world.order(...ended(), requested({ resubmissionId: randomUUID() }));
  await world.hears(again);
  await world.save();
  expect(await world.changes(again)).toHaveLength(1);
});

it('an order that nobody has heard of is read once: it has ended, or has no stream', async () => {
  const world = new World();
  const orders = [await world.order(...ended()), await world.order()];
  await world.save();
  expect(new Set(world.store.reads)).toEqual(new Set(orders.map(orderStream)));
  await world.save();
  expect(world.store.reads).toEqual([]);
});

it('no call reads more orders than it may', async () => {
  const world = new World();
  await Promise.all(Array.from({ length: MOST_TOLD + 5 }, () => world.order()));
  const known = await world.order(...open());
  await world.hears(known);
  await world.save();
  expect(new Set(world.store.reads).size).toBe(MOST_TOLD);
  expect(await world.changes(known)).toHaveLength(1);
});

it('a stream that cannot be read is said, and stops neither the others nor the call', async () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  const world = new World();
  const [bad, good] = [await world.order(...open()), await world.order(...open())];
  world.store.failing.set(orderStream(bad), new StreamDamaged(orderStream(bad), 0, 1));
  expect(await world.save()).toEqual(PREFERRED);
  expect(await world.changes(good)).toHaveLength(1);
  expect(error).toHaveBeenCalledTimes(1);
  expect(error.mock.calls[0]?.[0]).toMatchObject({ orderId: bad });
  expect(JSON.stringify(error.mock.calls)).not.toContain(world.buyerId);
});

it('a store that does not answer fails the call after the others, and its repetition finishes it', async () => {
  const world = new World();
  const [late, good] = [await world.order(...open()), await world.order(...open())];
  world.store.failing.set(orderStream(late), new EventStoreUnavailable('timed out'));
  await expect(world.save()).rejects.toBeInstanceOf(EventStoreUnavailable);
  expect(await world.changes(good)).toHaveLength(1);
  expect(await world.preferences.view(world.buyerId)).toEqual(PREFERRED);
  world.store.failing.clear();
  await world.save();
  expect(await world.changes(late)).toHaveLength(1);
});
