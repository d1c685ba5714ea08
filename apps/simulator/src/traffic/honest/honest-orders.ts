import { DAY, MINUTE, OrderDraft, priceOf, SECOND, targetOf } from '../draft-order.js';
import type { TrafficOrder } from '../traffic-order.js';
import { asks, draftOf, reacts, thanks, type HonestPlace } from './honest-place.js';

/** How honest orders go wrong, by weight. */
const WAYS: readonly (readonly [weight: number, kind: string, make: (place: HonestPlace) => TrafficOrder])[] =
  [
    [20, 'delivery-failed', deliveryFailed],
    [14, 'notice-lost', noticeLost],
    [10, 'paid-late', paidLate],
    [9, 'mistyped', mistyped],
    [10, 'supplier-late', supplierLate],
    [8, 'stuck', stuck],
    [7, 'partly-delivered', partlyDelivered],
    [6, 'clicks-often', clicksOften],
    [4, 'asks-although-delivered', askedAlthoughDelivered],
    [4, 'weeks-later', weeksLater],
    [4, 'complains-rightly', complainsRightly],
    [2, 'late-in-window', lateInWindow],
  ];
const TOTAL = WAYS.reduce((sum, [weight]) => sum + weight, 0);

/** One order of an honest buyer. */
export function honestOrder(place: HonestPlace): TrafficOrder {
  let at = place.random.next() * TOTAL;
  for (const [weight, , make] of WAYS) {
    at -= weight;
    if (at < 0) return make(place);
  }
  return deliveryFailed(place);
}

function deliveryFailed(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  const failedAt = placedAt + random.integer(60, 900) * SECOND;
  return draftOf(place, 'delivery-failed')
    .paid()
    .failed(failedAt)
    .asked(failedAt + reacts(random), asks(place))
    .order(thanks(random));
}

/** The shop's supplier was down: everything that the buyer bought fails, and the buyer asks for one after the other. */
export function severalAtOnce(places: readonly HonestPlace[]): TrafficOrder[] {
  const [first] = places;
  if (!first) return [];
  const failedAt = first.placedAt + 10 * MINUTE;
  let at = failedAt + reacts(first.random);
  return places.map((place) => {
    at += place.random.integer(8, 60) * SECOND;
    const { device } = asks(first);
    return draftOf(place, 'several-at-once')
      .paid()
      .failed(failedAt)
      .asked(at, { ...(device !== undefined && { device }) })
      .order(thanks(place.random));
  });
}

function noticeLost(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  return draftOf(place, 'notice-lost')
    .provenAs('paid', placedAt + 30 * SECOND)
    .asked(placedAt + random.integer(2, 180) * MINUTE, asks(place))
    .order(thanks(random));
}

/** Asks before the money has arrived, is refused, pays, and asks again. */
function paidLate(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  const paidAt = placedAt + random.integer(17, 300) * MINUTE;
  const draft = draftOf(place, 'paid-late')
    .told('shop.order.payment-timed-out', placedAt + 15 * MINUTE, {})
    .told('shop.order.cancelled', placedAt + 15 * MINUTE, { cause: 'payment-timed-out' })
    .provenAs('unpaid')
    .provenAs('paid', paidAt);
  if (random.chance(0.3)) draft.asked(placedAt + 16 * MINUTE, asks(place));
  return draft.asked(paidAt + random.integer(1, 120) * MINUTE, asks(place)).order(thanks(random));
}

function mistyped(place: HonestPlace): TrafficOrder {
  const { buyer, placedAt, random, orderId } = place;
  const failedAt = placedAt + random.integer(20, 600) * SECOND;
  const draft = new OrderDraft({
    orderId,
    label: 'honest',
    kind: 'mistyped',
    buyer: { ...buyer, account: `typo-${orderId}` },
    placedAt,
    amount: priceOf(random),
  });
  return draft
    .paid()
    .failed(failedAt, '116')
    .asked(failedAt + reacts(random), { ...asks(place), target: targetOf(buyer.buyerId, buyer.account) })
    .order(thanks(random));
}

function supplierLate(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  const lateAt = placedAt + random.integer(10, 40) * MINUTE;
  return draftOf(place, 'supplier-late')
    .paid()
    .told('shop.order.delayed', lateAt, {})
    .asked(lateAt + reacts(random), asks(place))
    .order(thanks(random));
}

function stuck(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  return draftOf(place, 'stuck')
    .paid()
    .asked(placedAt + random.integer(15, 240) * MINUTE, asks(place))
    .order(thanks(random));
}

function partlyDelivered(place: HonestPlace): TrafficOrder {
  const { placedAt, random, orderId, buyer } = place;
  const draft = new OrderDraft({
    orderId,
    label: 'honest',
    kind: 'partly-delivered',
    buyer,
    placedAt,
    amount: 3 * random.pick([500, 1_000, 3_000, 5_000]),
    quantity: 3,
    goods: 'licence-key',
  });
  return draft
    .paid()
    .told('shop.order.delivered', placedAt + 2 * MINUTE, { quantity: 1, deliveryId: `${orderId}-d1` })
    .goodsAreOut(1)
    .asked(placedAt + random.integer(20, 300) * MINUTE, asks(place))
    .order(thanks(random));
}

/** Several clicks within seconds: they are one request, or find one that is on its way. */
function clicksOften(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  const failedAt = placedAt + random.integer(60, 300) * SECOND;
  const draft = draftOf(place, 'clicks-often').paid().failed(failedAt);
  const first = failedAt + reacts(random);
  for (let i = 0; i < random.integer(3, 6); i += 1)
    draft.asked(first + i * random.integer(1, 20) * SECOND, asks(place));
  return draft.order(thanks(random));
}

function askedAlthoughDelivered(place: HonestPlace): TrafficOrder {
  const { placedAt, random, orderId } = place;
  return draftOf(place, 'asks-although-delivered')
    .paid()
    .told('shop.order.delivered', placedAt + MINUTE, { quantity: 1, deliveryId: `${orderId}-d1` })
    .goodsAreOut()
    .asked(placedAt + random.integer(10, 600) * MINUTE, asks(place))
    .order();
}

function weeksLater(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  const failedAt = placedAt + random.integer(1, 15) * MINUTE;
  return draftOf(place, 'weeks-later')
    .paid()
    .failed(failedAt)
    .asked(failedAt + random.integer(3, 40) * DAY, asks(place))
    .order(thanks(random));
}

/** What came was wrong: the shop refunds it as goodwill, and the buyer keeps buying. */
function complainsRightly(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  const failedAt = placedAt + random.integer(1, 15) * MINUTE;
  return draftOf(place, 'complains-rightly')
    .paid()
    .failed(failedAt)
    .asked(failedAt + reacts(random), asks(place))
    .order({ ...(random.chance(0.03) && { refundAfter: 2 * DAY }), ...thanks(random) });
}

function lateInWindow(place: HonestPlace): TrafficOrder {
  const { placedAt, random } = place;
  const failedAt = placedAt + random.integer(1, 15) * MINUTE;
  return draftOf(place, 'late-in-window')
    .paid()
    .failed(failedAt)
    .asked(failedAt + random.integer(18 * 60, 23 * 60 + 50) * MINUTE, asks(place))
    .order(thanks(random));
}
