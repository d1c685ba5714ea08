import 'reflect-metadata';
import type { GoodsKind } from '@bujiao/contracts';
import {
  checkHistory,
  receiptDue,
  unsettledAttempt,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import fc from 'fast-check';
import { actions, perform, type Action } from './actions.js';
import { BEGINNING, holdClock, releaseClock, setClock } from './clock.js';
import { MOODS, type Mood } from './model-supplier.js';
import { recover } from './recover.js';
import { handle } from './services.js';
import type { ShopEvent } from './shop-event.js';
import { ORDER_ID } from './the-order.js';
import { World } from './world.js';

const at = (minute: number): string => new Date(BEGINNING + minute * 60_000).toISOString();
const SHOP_CALL = { supplierId: 'default', requestNo: 'shop-1' };

interface Order {
  readonly kind: GoodsKind;
  readonly quantity: number;
  readonly inStock: number;
  readonly paid: 'by shop' | 'at the gateway' | 'never';
  /** What became of a call that the shop made itself, where it made one. */
  readonly shopCall: 'none' | 'never arrived' | 'processing' | 'success' | 'failed';
  /** Units that it was for; no more than were ordered. */
  readonly shopUnits: number;
  /** Whether the supplier tells units. */
  readonly tellsUnits: boolean;
  /** How far things have gone before anything is out of order. */
  readonly already: 'told' | 'requested' | 'approved';
  readonly mood: Mood;
}
const orders: fc.Arbitrary<Order> = fc.record({
  kind: fc.constantFrom('game-points', 'direct-top-up', 'direct-top-up'),
  quantity: fc.integer({ min: 1, max: 3 }),
  inStock: fc.nat({ max: 4 }),
  paid: fc.constantFrom('by shop', 'by shop', 'by shop', 'at the gateway', 'never'),
  shopCall: fc.constantFrom('none', 'none', 'none', 'never arrived', 'processing', 'success', 'failed'),
  shopUnits: fc.integer({ min: 1, max: 3 }),
  tellsUnits: fc.boolean(),
  already: fc.constantFrom('told', 'requested', 'approved', 'approved', 'approved', 'approved'),
  mood: fc.constantFrom(...MOODS),
});

/** All that the shop says of the order, sooner or later. */
function eventsOf({ kind, quantity, paid, shopCall }: Order): ShopEvent[] {
  const event = (type: ShopEvent['type'], data: object, minute: number): ShopEvent => ({
    type,
    data,
    time: at(minute),
  });
  const goods = { goodsId: 'G1', name: '腾讯Q币', kind, unitPrice: 100 };
  const target = kind === 'direct-top-up' && { rechargeTarget: { rechargeAccount: '13800000000' } };
  const placed = { buyerId: 'B1', goods, quantity, amount: 100 * quantity, paymentId: 'P1', ...target };
  return [
    event('shop.order.placed', placed, -60),
    event('shop.order.payment-timed-out', {}, -50),
    ...(paid === 'by shop' ? [event('shop.order.paid', {}, -59)] : []),
    event('shop.order.delivery-failed', {}, -40),
    ...(shopCall !== 'none'
      ? [event('shop.order.delayed', { pendingSupplierOrder: SHOP_CALL }, -45)]
      : [event('shop.order.delivered', { quantity: 1 }, 1)]),
    event('shop.order.refunded', { amount: 100, quantity: 1 }, 2),
    event('shop.order.cancelled', {}, 2),
  ];
}

async function worldOf(order: Order): Promise<{ world: World; shop: ShopEvent[] }> {
  setClock(BEGINNING);
  const world = new World();
  const shop = eventsOf(order);
  const { quantity, paid, shopCall, shopUnits, tellsUnits, kind } = order;
  Object.assign(world.supplier, { tellsUnits, sellsCards: kind !== 'direct-top-up' });
  world.stock.add(order.inStock);
  if (paid === 'at the gateway')
    world.proof = { paymentId: 'P1', orderId: ORDER_ID, status: 'paid', amount: 100 * quantity };
  if (shopCall !== 'none' && shopCall !== 'never arrived')
    world.supplier.entries.set(SHOP_CALL.requestNo, {
      quantity: Math.min(quantity, shopUnits),
      status: shopCall,
    });
  const first = [
    'shop.order.placed',
    'shop.order.paid',
    shopCall === 'none' ? 'shop.order.delivery-failed' : 'shop.order.delayed',
  ];
  for (const event of shop.filter(({ type }) => first.includes(type)))
    await world.tell(world.instance(0), event);
  await world.gates.openAll();
  world.supplier.mood = order.mood;
  if (order.already !== 'told') await world.request(world.instance(0), 'key-0');
  await world.gates.openAll();
  if (order.already === 'approved') await handle(world, world.instance(0), 1);
  await world.gates.openAll();
  return { world, shop };
}

const SEEN_THROUGH: readonly Resubmission['status'][] = ['closed', 'rejected', 'failed', 'waiting-for-human'];

/** The receipt of an order whose goods and money contradict each other waits for a person, whom the model does not have. */
const isSeenThrough = (history: OrderHistory, resubmission: Resubmission): boolean =>
  SEEN_THROUGH.includes(resubmission.status) || receiptDue(history, resubmission, 0)?.inConflict === true;

async function check(world: World, { quantity }: Order): Promise<void> {
  expect(world.faults).toEqual([]);
  expect(checkHistory(world.recordedEvents())).toEqual([]);
  expect(await world.chainIsIntact()).toBe(true);
  const history = world.history();
  const { resubmissions } = history;
  const attempts = resubmissions.flatMap((r) => r.attempts);
  for (const { status, cardIds, quantity: units } of attempts)
    expect([0, status === 'succeeded' ? units : 0]).toContain(cardIds.length);
  const issued = attempts.filter((a) => a.status === 'succeeded').flatMap((a) => a.cardIds);
  expect(new Set(issued).size).toBe(issued.length);
  expect(
    world.stock.cards.filter(({ cardId, state }) => state === 'AVAILABLE' && issued.includes(cardId)),
  ).toEqual([]);
  const adopted = attempts.some((a) => a.adopted);
  const byShop = adopted ? 0 : unitsOfShopCall(world);
  const fromStock = attempts.filter((a) => a.source.kind === 'card-stock').flatMap((a) => a.cardIds);
  expect(world.supplier.unitsDelivered() - byShop + fromStock.length).toBeLessThanOrEqual(quantity);
  for (const { requestNo, status } of attempts) {
    if (world.supplier.entries.get(requestNo)?.status === 'success') expect(status).not.toBe('failed');
  }
  const gaveUp = world
    .recordedEvents()
    .filter(
      ({ type, data }) =>
        type === 'ManualWorkResolved' && (data as { resolution?: string }).resolution === 'give-up',
    );
  const failedOpen = resubmissions.filter((r) => r.status === 'failed' && unsettledAttempt(r));
  expect(failedOpen.length).toBeLessThanOrEqual(gaveUp.length);
  expect(resubmissions.filter((r) => !isSeenThrough(history, r))).toEqual([]);
  for (const accepted of world.accepted)
    expect(resubmissions.map((r) => r.resubmissionId)).toContain(accepted);
}

function unitsOfShopCall(world: World): number {
  const entry = world.supplier.entries.get(SHOP_CALL.requestNo);
  return entry?.status === 'success' ? entry.quantity : 0;
}

describe('whatever is duplicated, reordered, retried or killed', () => {
  beforeAll(holdClock);
  afterAll(releaseClock);

  it('no unit is delivered twice, nothing accepted is lost, and the history is sound', async () => {
    await fc.assert(
      fc.asyncProperty(orders, actions, async (order: Order, happenings: Action[]) => {
        const { world, shop } = await worldOf(order);
        for (const action of happenings) await perform(world, action, shop);
        await recover(world);
        await check(world, order);
      }),
      { numRuns: Number(process.env['MODEL_RUNS'] ?? 300), endOnFailure: false },
    );
  }, 600_000);
});
