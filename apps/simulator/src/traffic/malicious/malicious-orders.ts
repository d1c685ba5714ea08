import type { SeededRandom } from '../../random/seeded-random.js';
import { DAY, HOUR, MINUTE, OrderDraft, SECOND, targetOf, type TrafficBuyer } from '../draft-order.js';
import type { Aftermath, Label, TrafficOrder } from '../traffic-order.js';

export interface MaliciousPlace {
  /** Distinguishes this gang from every other. */
  readonly gang: string;
  readonly from: number;
  readonly until: number;
  readonly random: SeededRandom;
}

/** Claims of one gang, with the good behaviour that comes before them. */
export type Gang = (place: MaliciousPlace) => TrafficOrder[];

interface Claim {
  readonly place: MaliciousPlace;
  readonly no: string;
  readonly kind: string;
  readonly buyer: TrafficBuyer;
  readonly placedAt: number;
  readonly amount: number;
  readonly label?: Label;
  /** The picture that the buyer shows a reviewer. */
  readonly picture?: string;
}

export function draft({ place, no, kind, label = 'malicious', picture, ...claim }: Claim): OrderDraft {
  const { buyer, placedAt, amount } = claim;
  const drafted = new OrderDraft({
    orderId: `X-${place.gang}-${no}`,
    label,
    kind,
    buyer,
    placedAt,
    amount,
  });
  return picture === undefined ? drafted : drafted.shows(picture);
}

export const buyerOf = (
  { gang, from, random }: MaliciousPlace,
  no: number | string,
  more: Partial<TrafficBuyer> = {},
): TrafficBuyer => ({
  buyerId: `X-${gang}-b${no}`,
  since: from - random.integer(60, 900) * DAY,
  account: `acc-${gang}-${no}`,
  devices: [`dev-${gang}-${no}`],
  address: `net-${gang}-${no}`,
  ...more,
});

export const momentOf = ({ from, until, random }: MaliciousPlace, least = 0): number =>
  from + least + Math.floor(random.next() * Math.max(1, until - from - least - 2 * DAY));

/** As honest people react: nothing in the timing of most claims gives them away. */
export const reacts = (random: SeededRandom): number => random.integer(40, 3 * 3_600) * SECOND;
export const small = (random: SeededRandom): number => random.pick([500, 1_000, 2_000, 3_000, 5_000, 9_800]);
export const big = (random: SeededRandom): number => random.integer(31_000, 90_000);

/**
 * A claim that no rule can see through: the shop itself believes that the delivery failed, since the supplier's answer was lost, and the
 * buyer has the goods.
 */
export function blindClaim(
  claim: Claim,
  ask: Parameters<OrderDraft['asked']>[1] = {},
  after?: number,
): TrafficOrder {
  const failedAt = claim.placedAt + claim.place.random.integer(60, 900) * SECOND;
  return draft(claim)
    .paid()
    .failed(failedAt)
    .goodsAreOut()
    .asked(failedAt + (after ?? reacts(claim.place.random)), ask)
    .order();
}

/** An order that really failed, redelivered to a buyer who is not yet known to be malicious. */
export function warmUp(claim: Claim, after: Aftermath): TrafficOrder {
  const failedAt = claim.placedAt + claim.place.random.integer(60, 900) * SECOND;
  return draft({ ...claim, label: 'warm-up' })
    .paid()
    .failed(failedAt)
    .asked(failedAt + reacts(claim.place.random))
    .order(after);
}

/** Claims goods whose delivery the shop has told. */
export const claimsDelivered: Gang = (place) =>
  range(6).map((i) => {
    const placedAt = momentOf(place);
    return draft({
      place,
      no: `${i}`,
      kind: 'claims-delivered',
      buyer: buyerOf(place, i),
      placedAt,
      amount: small(place.random),
    })
      .paid()
      .told('shop.order.delivered', placedAt + MINUTE, { quantity: 1, deliveryId: `d-${place.gang}-${i}` })
      .goodsAreOut()
      .asked(placedAt + reacts(place.random))
      .order();
  });

/** Has the shop's old failure told again, after the delivery. */
export const replaysCallbacks: Gang = (place) =>
  range(4).map((i) => {
    const placedAt = momentOf(place);
    return draft({
      place,
      no: `${i}`,
      kind: 'replays-callbacks',
      buyer: buyerOf(place, i),
      placedAt,
      amount: small(place.random),
    })
      .paid()
      .failed(placedAt + MINUTE)
      .told('shop.order.delivered', placedAt + 2 * MINUTE, {
        quantity: 1,
        deliveryId: `d-${place.gang}-${i}`,
      })
      .goodsAreOut()
      .asked(placedAt + 3 * MINUTE + reacts(place.random))
      .order();
  });

/** Names payments that were never made, or another order's, then claims blindly. */
export const forgesProof: Gang = (place) => {
  const buyer = buyerOf(place, 0);
  const start = momentOf(place, 20 * DAY);
  const claim = (no: string, at: number) => ({
    place,
    no,
    kind: 'forges-proof',
    buyer,
    placedAt: at,
    amount: small(place.random),
  });
  const forged = range(3).map((i) =>
    draft(claim(`f${i}`, start + i * 9 * HOUR))
      .provenAs(place.random.pick(['unknown', 'other-order'] as const))
      .asked(start + i * 9 * HOUR + 30 * MINUTE)
      .order(),
  );
  const blind = range(4).map((i) =>
    blindClaim({ ...claim(`b${i}`, start + (3 + 3 * i) * DAY), kind: 'refused-before' }),
  );
  return [...forged, ...blind];
};

/** Claims that an order is stuck after its goods came: the shop finds it out when it is asked to stop. */
export const claimsStuck: Gang = (place) =>
  range(4).map((i) => {
    const placedAt = momentOf(place);
    return draft({
      place,
      no: `${i}`,
      kind: 'claims-stuck',
      buyer: buyerOf(place, i),
      placedAt,
      amount: small(place.random),
    })
      .paid()
      .goodsAreOut()
      .asked(placedAt + 12 * MINUTE + reacts(place.random))
      .order();
  });

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
export { targetOf };
