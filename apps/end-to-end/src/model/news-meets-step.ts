import type { GoodsKind } from '@bujiao/contracts';
import { BEGINNING, LONGEST_JOURNEY, moveClock, setClock } from './clock.js';
import { POLICY } from './instance.js';
import { fireTimer, handle, resolveByHand } from './services.js';
import type { ShopEvent } from './shop-event.js';
import { World } from './world.js';

const minute = (minutes: number): string => new Date(BEGINNING + minutes * 60_000).toISOString();
export const SHOP_CALL = { supplierId: 'default', requestNo: 'shop-1' };
const OTHER_CALL = { supplierId: 'default', requestNo: 'shop-2' };
/** Units of every order here: enough for a part of them to be news. */
const ORDERED = 3;
/** Where the approval stands in the history. */
const APPROVAL = 2;

const event = (type: ShopEvent['type'], data: object, at: number): ShopEvent => ({
  type,
  data,
  time: minute(at),
});

/** What the shop may tell while a step is on its way. */
export const NEWS: Readonly<Record<string, ShopEvent>> = {
  'the shop delivered a part': event('shop.order.delivered', { quantity: 1 }, 1),
  'the shop delivered everything': event('shop.order.delivered', { quantity: ORDERED }, 1),
  'the order was cancelled': event('shop.order.cancelled', {}, 1),
  'a unit was refunded': event('shop.order.refunded', { amount: 100, quantity: 1 }, 1),
  'the order was refunded': event('shop.order.refunded', { amount: 100 * ORDERED }, 1),
  'the payment timed out': event('shop.order.payment-timed-out', {}, -50),
  'the account was wrong': event('shop.order.delivery-failed', { code: '116' }, -39),
  'the account was corrected': event(
    'shop.order.corrected',
    { reason: 'typed wrong', terms: { rechargeTarget: { rechargeAccount: '13900000000' } } },
    1,
  ),
  'the shop has a supplier order open': event(
    'shop.order.delayed',
    { pendingSupplierOrder: OTHER_CALL },
    -38,
  ),
};

/** A world in which the next thing that process 0 does is the step, and how it comes to do it. */
export interface Situation {
  readonly world: World;
  readonly begin: () => Promise<void>;
}

async function approved(kind: GoodsKind, extra?: ShopEvent): Promise<World> {
  setClock(BEGINNING);
  const world = new World();
  world.supplier.sellsCards = kind !== 'direct-top-up';
  world.supplier.entries.set(OTHER_CALL.requestNo, { quantity: 1, status: 'success' });
  world.stock.add(ORDERED + 1);
  const goods = { goodsId: 'G1', name: '腾讯Q币', kind, unitPrice: 100 };
  const target = kind === 'direct-top-up' && { rechargeTarget: { rechargeAccount: '13800000000' } };
  const placed = { buyerId: 'B1', goods, quantity: ORDERED, amount: 100 * ORDERED, ...target };
  const told = [
    event('shop.order.placed', placed, -60),
    event('shop.order.paid', {}, -59),
    extra ?? event('shop.order.delivery-failed', {}, -40),
  ];
  for (const one of told) await world.tell(world.instance(0), one);
  await world.gates.openAll();
  await world.request(world.instance(0), 'click');
  await world.gates.openAll();
  await handle(world, world.instance(0), 1);
  await world.gates.openAll();
  return world;
}

const deliver = (world: World) => (): Promise<void> => handle(world, world.instance(0), APPROVAL);
const timer = (world: World) => (): Promise<void> => fireTimer(world, world.instance(0));

/** A number of ours that may have been delivered. */
async function unknownAttempt(): Promise<World> {
  const world = await approved('direct-top-up');
  world.supplier.mood = 'busy';
  await deliver(world)();
  await world.gates.openAll();
  return world;
}

/** An attempt whose number a person has to find out about. */
async function waitingForPerson(): Promise<World> {
  const world = await unknownAttempt();
  await moveClock(world, POLICY.unknownDeadline + 1_000);
  await timer(world)();
  await world.gates.openAll();
  return world;
}

/** Every kind of step, in a situation in which it is the next one. */
export const STEPS: Readonly<Record<string, () => Promise<Situation>>> = {
  'an issue of cards': async () => {
    const world = await approved('game-points');
    return { world, begin: deliver(world) };
  },
  'an issue of cards without stock': async () => {
    const world = await approved('game-points');
    world.stock.cards.splice(0, ORDERED);
    return { world, begin: deliver(world) };
  },
  'a call to a supplier': async () => {
    const world = await approved('direct-top-up');
    return { world, begin: deliver(world) };
  },
  "an adoption of the shop's call": async () => {
    const late = event('shop.order.delayed', { pendingSupplierOrder: SHOP_CALL }, -45);
    const world = await approved('direct-top-up', late);
    world.supplier.entries.set(SHOP_CALL.requestNo, { quantity: 2, status: 'success' });
    return { world, begin: deliver(world) };
  },
  'a number that is sent again': async () => {
    const world = await unknownAttempt();
    world.supplier.mood = 'deliver';
    await moveClock(world, 3 * LONGEST_JOURNEY);
    return { world, begin: timer(world) };
  },
  'what a query found out': async () => {
    const world = await unknownAttempt();
    const requestNo = world.history().resubmissions[0]?.attempts[0]?.requestNo ?? '';
    world.supplier.entries.set(requestNo, { quantity: ORDERED, status: 'success' });
    await moveClock(world, 1_000);
    return { world, begin: timer(world) };
  },
  'a second attempt': async () => {
    const world = await approved('direct-top-up');
    world.supplier.mood = 'refuse-for-now';
    await deliver(world)();
    await world.gates.openAll();
    world.supplier.mood = 'deliver';
    await moveClock(world, 1_000);
    return { world, begin: timer(world) };
  },
  'a request for manual work': async () => {
    const world = await unknownAttempt();
    await moveClock(world, POLICY.unknownDeadline + 1_000);
    return { world, begin: timer(world) };
  },
  'a person who gives up': async () => {
    const world = await waitingForPerson();
    return { world, begin: () => resolveByHand(world, world.instance(0), true) };
  },
  'a person who found nothing delivered': async () => {
    const world = await waitingForPerson();
    return { world, begin: () => resolveByHand(world, world.instance(0), false) };
  },
};

/** Process 1 hears the news, and records what it has to of it. */
export async function tellBy1(world: World, news: ShopEvent): Promise<void> {
  await world.tell(world.instance(1), news);
  await world.gates.openAllOf(world.instance(1).process);
}
