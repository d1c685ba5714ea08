import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { EventStoreUnavailable } from '@bujiao/event-store';
import { emptyHistory, type OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  historyOf,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import type { OrderDesk } from '@bujiao/order-desk';
import type { Config, Timers } from '@bujiao/platform';
import { CardImport } from '../card-stock/card-import.service.js';
import { CardStock, STALE_PAGE } from '../card-stock/card-stock.repository.js';
import { CardVault } from '../card-stock/card-vault.js';
import { fulfillmentDatabase, type FulfillmentDatabase } from '../testing/fulfillment-database.js';
import { attemptIdOf } from './attempt-id.js';
import type { DeliveryService } from './delivery.service.js';
import { ReservationSweep } from './reservation-sweep.service.js';

let database: FulfillmentDatabase;
let imports: CardImport;
let stock: CardStock;
beforeAll(async () => {
  database = await fulfillmentDatabase();
  imports = new CardImport(
    database.source,
    new CardVault({ dataKey: Buffer.alloc(32, 1) } as Config, database.pool()),
  );
  stock = new CardStock(database.pool());
});
afterAll(() => database.close());

interface Reserved {
  readonly orderId?: string;
  readonly attemptId?: string;
  readonly secondsAgo: number;
}

/** Goods of which every card is reserved. */
async function goodsReserved(...reserved: readonly Reserved[]): Promise<string> {
  const goodsId = `G-${randomUUID()}`;
  const cards = reserved.map((_, i) => ({ cardNo: `${goodsId}-${i}`, cardPassword: 'p' }));
  await imports.import({ batchId: randomUUID(), goodsId, cards });
  for (const { orderId = 'FINE', attemptId = randomUUID(), secondsAgo } of reserved) {
    await stock.claim({ attemptId, orderId, goodsId, quantity: 1 });
    await database.source.query(
      `update fulfillment.card_secrets set reserved_at = now() - $2 * interval '1 second' where attempt_id = $1`,
      [attemptId, secondsAgo],
    );
  }
  return goodsId;
}

const EMPTY: OrderHistory = emptyHistory();
interface Sweeping {
  readonly historyOf?: (orderId: string) => OrderHistory;
  readonly revision?: number;
}
/** A process that has just started, and what it asked delivery to go on with. */
function newProcess({ historyOf: historyOfOrder = () => EMPTY, revision = -1 }: Sweeping = {}) {
  const advanced: string[] = [];
  const desk: Pick<OrderDesk, 'freshBasisOf'> = {
    freshBasisOf: (orderId) =>
      new Promise((resolve) => resolve({ history: historyOfOrder(orderId), revision })),
  };
  const timers = { register: () => undefined, schedule: () => Promise.resolve() };
  const deliveries: Pick<DeliveryService, 'advance'> = {
    advance: ({ resubmissionId }) => Promise.resolve(void advanced.push(resubmissionId)),
  };
  const sweep = new ReservationSweep(
    desk as OrderDesk,
    timers as unknown as Timers,
    stock,
    deliveries as DeliveryService,
  );
  return { sweep, advanced };
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

describe('a sweep of reservations', () => {
  it('gives those back that a crash left more than two minutes ago, and leaves newer ones alone', async () => {
    const goodsId = await goodsReserved({ secondsAgo: 3 * MINUTE }, { secondsAgo: MINUTE });
    await newProcess().sweep.sweep();
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 1, RESERVED: 1 });
  });

  it('gives those back that are older than a day: nobody swept while the process was down', async () => {
    const goodsId = await goodsReserved({ secondsAgo: 3 * DAY });
    await newProcess().sweep.sweep();
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 1 });
  });

  it('looks for old ones once, and at recent ones each time', async () => {
    const { sweep } = newProcess();
    await sweep.sweep();
    const goodsId = await goodsReserved({ secondsAgo: 3 * DAY }, { secondsAgo: DAY - MINUTE });
    await sweep.sweep();
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 1, RESERVED: 1 });
  });

  it('passes over an order that cannot be cleared up', async () => {
    const goodsId = await goodsReserved(
      { orderId: 'DAMAGED', secondsAgo: 10 * MINUTE },
      { secondsAgo: 9 * MINUTE },
    );
    const historyOfOrder = (orderId: string): OrderHistory => {
      if (orderId === 'DAMAGED') throw new Error('stream-damaged');
      return EMPTY;
    };
    await newProcess({ historyOf: historyOfOrder }).sweep.sweep();
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 1, RESERVED: 1 });
  });

  it('gets past more of them than fit on a page', async () => {
    const goodsId = await goodsReserved({ secondsAgo: 5 * MINUTE });
    await database.source.query(
      `insert into fulfillment.card_secrets (card_id, goods_id, batch_id, state, attempt_id, unit_no, order_id, reserved_at, sealed)
       select gen_random_uuid(), 'damaged goods', 'b', 'RESERVED', gen_random_uuid(), 1, 'DAMAGED', now() - interval '1 hour', ''
       from generate_series(1, $1)`,
      [STALE_PAGE + 1],
    );
    const historyOfOrder = (orderId: string): OrderHistory => {
      if (orderId === 'DAMAGED') throw new Error('stream-damaged');
      return EMPTY;
    };
    await newProcess({ historyOf: historyOfOrder }).sweep.sweep();
    await database.source.query(`delete from fulfillment.card_secrets where goods_id = 'damaged goods'`);
    expect(await imports.count(goodsId)).toMatchObject({ AVAILABLE: 1 });
  });

  it('ends where the store does not answer: no order could be cleared up', async () => {
    await goodsReserved({ secondsAgo: 5 * MINUTE });
    const historyOfOrder = (): OrderHistory => {
      throw new EventStoreUnavailable('down');
    };
    await expect(newProcess({ historyOf: historyOfOrder }).sweep.sweep()).rejects.toThrow(
      EventStoreUnavailable,
    );
  });

  it('goes on with an attempt that can still be recorded, and keeps its cards', async () => {
    const open: GivenEvent[] = [snapshotTaken(), requested(), approved()];
    const attemptId = attemptIdOf({ resubmissionId: 'r1', attemptNo: 1, quantity: 1, revision: 2 });
    const goodsId = await goodsReserved({ orderId: 'OPEN', attemptId, secondsAgo: 5 * MINUTE });
    const historyOfOrder = (orderId: string) => (orderId === 'OPEN' ? historyOf(...open) : EMPTY);
    const { sweep, advanced } = newProcess({ historyOf: historyOfOrder, revision: 2 });
    await sweep.sweep();
    expect(advanced).toEqual(['r1']);
    expect(await imports.count(goodsId)).toMatchObject({ RESERVED: 1 });
  });

  it('marks cards as delivered whose attempt is recorded', async () => {
    const attemptId = randomUUID();
    const recorded = [
      snapshotTaken(),
      requested(),
      approved(),
      attemptStarted({ attemptId }),
      attemptSucceeded({ attemptId }),
    ];
    const goodsId = await goodsReserved({ orderId: 'DONE', attemptId, secondsAgo: 5 * MINUTE });
    const historyOfOrder = (orderId: string) => (orderId === 'DONE' ? historyOf(...recorded) : EMPTY);
    await newProcess({ historyOf: historyOfOrder, revision: 4 }).sweep.sweep();
    expect(await imports.count(goodsId)).toMatchObject({ DELIVERED: 1 });
  });
});
