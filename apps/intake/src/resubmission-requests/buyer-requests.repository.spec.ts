import { randomUUID } from 'node:crypto';
import type { OrderTerms } from '@bujiao/contracts';
import { TERMS, told } from '@bujiao/order-history/testing';
import type { Principal } from '@bujiao/platform';
import { BASELINE, type Policy } from '@bujiao/policy';
import { OrderRecords } from '../order-record/order-records.repository.js';
import { intakeDatabase, type IntakeDatabase } from '../testing/intake-database.js';
import { BuyerCounter } from './buyer-counts.service.js';
import { BuyerRequests } from './buyer-requests.repository.js';

const HOUR = 3_600_000;
const LIMITED: Policy = {
  ...BASELINE,
  defaults: { ...BASELINE.defaults, limits: { perOrder: 5, perBuyer: [{ within: 24 * HOUR, most: 10 }] } },
};

let database: IntakeDatabase;
let requests: BuyerRequests;
let records: OrderRecords;
beforeAll(async () => {
  database = await intakeDatabase();
  requests = new BuyerRequests(database.pool());
  records = new OrderRecords(database.pool());
});
afterAll(() => database.close());

/** An order of the buyer that the shop has told. */
async function orderOf(buyerId: string): Promise<string> {
  const orderId = randomUUID();
  const terms = { ...TERMS, orderId, buyerId };
  await records.add({ orderId, terms, fact: { ...told('placed', 0, {}), hash: 'h' } });
  return orderId;
}
const asked = (orderId: string, ago: number) => ({
  resubmissionId: randomUUID(),
  orderId,
  requestedAt: new Date(Date.now() - ago).toISOString(),
});

describe('the requests of a buyer', () => {
  it('are counted once each, over all orders of the buyer, and not with those of others', async () => {
    const [buyer, other] = [randomUUID(), randomUUID()];
    const mine = [asked(await orderOf(buyer), HOUR), asked(await orderOf(buyer), 30 * HOUR)];
    await requests.add([...mine, asked(await orderOf(other), HOUR)]);
    await requests.add(mine);
    expect(await requests.timesOf(buyer)).toEqual(mine.map(({ requestedAt }) => Date.parse(requestedAt)));
    expect(await requests.timesOf(other)).toHaveLength(1);
    expect(await requests.timesOf(randomUUID())).toEqual([]);
  });

  it('of an order that nobody told are left out', async () => {
    await expect(requests.add([asked(randomUUID(), HOUR)])).resolves.toBeUndefined();
  });
});

describe('what a decision reads of a buyer', () => {
  const counterBy = (policy: Policy, times: () => Promise<readonly number[]>) =>
    new BuyerCounter({ timesOf: times } as never, { inForce: () => policy, ofVersion: () => policy });
  const terms = { buyerId: 'B1', goods: { kind: 'game-points', goodsId: 'G' } } as unknown as OrderTerms;
  const buyer = { id: 'B1', actor: { kind: 'person', id: 'B1', role: 'buyer' } } as unknown as Principal;

  it('is nothing, and is not read, where the policy limits nobody', async () => {
    const unread = counterBy(BASELINE, () => Promise.reject(new Error('read')));
    expect(await unread.readAhead(buyer)).toBeUndefined();
    expect(await unread.countsFor(BASELINE, terms, Date.now())).toEqual({});
  });

  it('is counted as of the moment, from what was read ahead for this buyer and for no other', async () => {
    const now = Date.now();
    let reads = 0;
    const counter = counterBy(LIMITED, () => Promise.resolve([now - HOUR, now - ++reads * 25 * HOUR]));
    const ahead = await counter.readAhead(buyer);
    const counted = { buyerRequests: [{ within: 24 * HOUR, count: 1 }] };
    expect(await counter.countsFor(LIMITED, terms, now, ahead)).toEqual(counted);
    expect(reads).toBe(1);
    expect(await counter.countsFor(LIMITED, { ...terms, buyerId: 'B2' }, now, ahead)).toEqual(counted);
    expect(reads).toBe(2);
    expect(await counter.countsFor(LIMITED, terms, now - 26 * HOUR, ahead)).toEqual({
      buyerRequests: [{ within: 24 * HOUR, count: 0 }],
    });
  });
});
