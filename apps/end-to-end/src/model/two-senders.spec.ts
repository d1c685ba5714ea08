import 'reflect-metadata';
import { checkHistory } from '@bujiao/order-history';
import { BEGINNING, holdClock, LONGEST_JOURNEY, moveClock, releaseClock, setClock } from './clock.js';
import { handle } from './services.js';
import { World } from './world.js';

const at = (minute: number): string => new Date(BEGINNING + minute * 60_000).toISOString();
const goods = { goodsId: 'G1', name: '手机话费', kind: 'direct-top-up', unitPrice: 100 };
const placed = {
  buyerId: 'B1',
  goods,
  quantity: 1,
  amount: 100,
  rechargeTarget: { rechargeAccount: '13800000000' },
};
/** Where the approval stands in the history. */
const APPROVAL = 2;
const CALL = ['order travels', 'order is answered'];

/** A top-up that is approved; nothing has been sent. */
async function approvedTopUp(): Promise<World> {
  setClock(BEGINNING);
  const world = new World();
  await world.tell(world.instance(0), { type: 'shop.order.placed', data: placed, time: at(-60) });
  await world.tell(world.instance(0), {
    type: 'shop.order.paid',
    data: {},
    time: at(-59),
  });
  await world.tell(world.instance(0), {
    type: 'shop.order.delivery-failed',
    data: {},
    time: at(-40),
  });
  await world.gates.openAll();
  await world.request(world.instance(0), 'click');
  await world.gates.openAll();
  await handle(world, world.instance(0), 1);
  await world.gates.openAll();
  return world;
}
const attempts = (world: World) => world.history().resubmissions.flatMap((r) => r.attempts);
const deliver = (world: World, process: number): Promise<void> =>
  handle(world, world.instance(process), APPROVAL);

async function expectOneDelivery(world: World): Promise<void> {
  await world.gates.openAll();
  expect(world.supplier.unitsDelivered()).toBe(1);
  expect(attempts(world)).toHaveLength(1);
  expect(attempts(world)[0]?.status).not.toBe('failed');
  expect(checkHistory(world.recordedEvents())).toEqual([]);
}

describe('two processes with one number on the way', () => {
  beforeAll(holdClock);
  afterAll(releaseClock);

  it("the refusal that one of them hears late does not settle what the other one's call delivered", async () => {
    const world = await approvedTopUp();
    world.supplier.mood = 'refuse-for-now';
    await deliver(world, 0);
    await world.gates.openAllBut(...CALL);
    await world.gates.openOne('order travels');
    await moveClock(world, 3 * LONGEST_JOURNEY);
    world.supplier.mood = 'deliver';
    await deliver(world, 1);
    await world.gates.openAllBut(...CALL);
    await world.gates.openOne('order travels');
    await world.gates.openOne('order is answered');
    await world.gates.openAllBut(...CALL);
    await expectOneDelivery(world);
    expect(world.history().resubmissions[0]?.status).toBe('delivered');
  });

  it('a number that the supplier does not know yet is not sent again while the first call may still arrive', async () => {
    const world = await approvedTopUp();
    await deliver(world, 0);
    await world.gates.openAllBut(...CALL);
    world.supplier.mood = 'refuse-for-now';
    await deliver(world, 1);
    await world.gates.openAllBut('order travels');
    expect(attempts(world)).toMatchObject([{ status: 'unknown', code: 'not-arrived-yet' }]);
    world.supplier.mood = 'deliver';
    await expectOneDelivery(world);
  });

  it('a process that slept over it does not send any more', async () => {
    const world = await approvedTopUp();
    await deliver(world, 0);
    await world.gates.openAllBut('append is answered');
    await moveClock(world, 3 * LONGEST_JOURNEY);
    await world.gates.openAll();
    expect(attempts(world)).toMatchObject([{ status: 'unknown', code: 'too-late-to-send' }]);
    expect(world.supplier.entries.size).toBe(0);
  });

  it('one that died right after its intent is replaced by another, under the same number', async () => {
    const world = await approvedTopUp();
    await deliver(world, 0);
    await world.gates.openAllBut('append is answered');
    world.crash(0);
    await moveClock(world, 3 * LONGEST_JOURNEY);
    await deliver(world, 1);
    await expectOneDelivery(world);
    expect([...world.supplier.entries.keys()]).toEqual([attempts(world)[0]?.requestNo]);
  });
});
