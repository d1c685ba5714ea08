import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { paidOrder, recordTaken, requested, told } from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { jest } from '@jest/globals';
import { afterSalesDatabase, type AfterSalesDatabase } from '../testing/after-sales-database.js';
import { Conflicts } from './conflicts.service.js';
import { OrderConflicts } from './order-conflicts.repository.js';

const LI = { kind: 'person', id: 'li' } as const;
const CODE = 'over-delivered';

let database: AfterSalesDatabase;
let rows: OrderConflicts;
let conflicts: Conflicts;
let desk: OrderDesk;

beforeAll(async () => (database = await afterSalesDatabase()));
afterAll(() => database.close());
beforeEach(() => {
  rows = new OrderConflicts(database.pool());
  desk = new OrderDesk(new MemoryEventStore(), 'after-sales', new StateCache<OrderHistory>({ capacity: 10 }));
  conflicts = new Conflicts(desk, rows, { inForce: () => BASELINE, ofVersion: () => BASELINE });
});

const listed = async (orderId: string): Promise<string[]> =>
  (await rows.open({ sort: 'foundAt', limit: 500 }))
    .filter((row) => row.orderId === orderId)
    .map(({ code }) => code);

/** An order whose contradiction a person has closed, while its row could not follow. */
async function closedAndStillListed(orderId: string): Promise<void> {
  const events = [recordTaken(paidOrder()), requested()].map(({ type, data }) => ({ type, data }));
  const over = told('delivered', 70, { quantity: 2 });
  const changed = { type: 'OriginalOrderChanged', data: { facts: {}, told: [over] } };
  await desk.decide({ orderId, causationId: 'setup' }, () => [...events, changed] as OrderEvent[]);
  await conflicts.look({ orderId, causationId: 'event-1', atLeast: 0 });
  expect(await listed(orderId)).toEqual([CODE]);
  jest.spyOn(rows, 'follow').mockRejectedValueOnce(new Error('the database is away'));
  const closing = conflicts.close(orderId, LI, { code: CODE, action: 'accepted', note: 'by phone' });
  await expect(closing).rejects.toThrow('the database is away');
  expect(await listed(orderId)).toEqual([CODE]);
}

const NO_LONGER = { code: 'no-such-conflict' };

describe('a closed contradiction whose row did not follow leaves the work list', () => {
  it('when somebody closes it in another way, which is refused', async () => {
    await closedAndStillListed('O1');
    const again = conflicts.close('O1', LI, { code: CODE, action: 'corrected-by-shop', note: 'x' });
    await expect(again).rejects.toMatchObject(NO_LONGER);
    expect(await listed('O1')).toEqual([]);
  });

  it('when somebody opens it, which is refused', async () => {
    await closedAndStillListed('O2');
    await expect(conflicts.item('O2', CODE)).rejects.toMatchObject(NO_LONGER);
    expect(await listed('O2')).toEqual([]);
  });
});
