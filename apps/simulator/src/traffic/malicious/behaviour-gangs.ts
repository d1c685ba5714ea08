import { DAY, HOUR, MINUTE, SECOND } from '../draft-order.js';
import {
  big,
  blindClaim,
  buyerOf,
  momentOf,
  range,
  small,
  targetOf,
  warmUp,
  type Gang,
} from './malicious-orders.js';

/** A program that claims the moment that a failure is told, one after the other. */
export const bursts: Gang = (place) => {
  const buyer = buyerOf(place, 0);
  const start = momentOf(place, 10 * DAY);
  return range(30).map((i) =>
    blindClaim(
      {
        place,
        no: `${i}`,
        kind: 'bursts',
        buyer,
        placedAt: start + i * 25 * SECOND,
        amount: small(place.random),
      },
      {},
      place.random.integer(1, 30) * SECOND + 15 * MINUTE,
    ),
  );
};

/** Behaves well for weeks, then sends everything to another recipient. */
export const behavesWellFirst: Gang = (place) => {
  const { random } = place;
  const buyer = buyerOf(place, 0);
  const start = momentOf(place, 5 * DAY);
  const claim = (no: string, at: number, amount: number) => ({
    place,
    no,
    kind: 'behaves-well-first',
    buyer,
    placedAt: at,
    amount,
  });
  const good = range(4).map((i) =>
    warmUp(claim(`w${i}`, start + i * 6 * DAY, small(random)), { confirmAfter: 3 * HOUR }),
  );
  const strikes = range(5).map((i) => {
    const claimed = claim(`${i}`, start + 30 * DAY + i * 3 * HOUR, random.integer(21_000, 90_000));
    return blindClaim(claimed, { target: targetOf(buyer.buyerId, `drop-${place.gang}`) });
  });
  return [...good, ...strikes];
};

/** Somebody else's account, from a phone that the owner never used, to another recipient. */
export const takesOver: Gang = (place) =>
  range(4).flatMap((i) => {
    const { random } = place;
    const buyer = buyerOf(place, i);
    const start = momentOf(place, 5 * DAY);
    const claim = (no: string, at: number) => ({
      place,
      no: `${i}${no}`,
      kind: 'takes-over',
      buyer,
      placedAt: at,
      amount: small(random),
    });
    const good = range(3).map((k) => warmUp(claim(`w${k}`, start + k * 5 * DAY), { confirmAfter: 5 * HOUR }));
    const ask = {
      device: `thief-${place.gang}-${i}`,
      address: `net-thief-${place.gang}-${i}`,
      target: targetOf(buyer.buyerId, `loot-${place.gang}-${i}`),
    };
    return [...good, ...range(2).map((k) => blindClaim(claim(`${k}`, start + 20 * DAY + k * HOUR), ask))];
  });

/** Small claims, a few each week for months, below every other threshold; never confirms anything. */
export const staysBelow: Gang = (place) => {
  const buyer = buyerOf(place, 0);
  const start = place.from + place.random.integer(0, 10) * DAY;
  return range(45).map((i) =>
    blindClaim({
      place,
      no: `${i}`,
      kind: 'stays-below',
      buyer,
      placedAt: start + i * 2 * DAY + place.random.integer(0, 20) * HOUR,
      amount: place.random.pick([500, 500, 1_000]),
    }),
  );
};

/** Claims at the end of the window, when suppliers' logs have been rotated. */
export const waitsOutWindows: Gang = (place) =>
  range(8).map((i) => {
    const claim = {
      place,
      no: `${i}`,
      kind: 'waits-out-windows',
      buyer: buyerOf(place, i),
      placedAt: momentOf(place),
      amount: small(place.random),
    };
    return blindClaim(claim, {}, place.random.integer(20 * 60, 23 * 60 + 30) * MINUTE);
  });

/** A merchant's clerk claims for customers who know nothing of it, to an account of their own. */
export const clerk: Gang = (place) => {
  const start = momentOf(place, 10 * DAY);
  const merchantId = `clerk-${place.gang}`;
  return range(16).map((i) => {
    const buyer = buyerOf(place, i, { merchantId });
    const own = targetOf(buyer.buyerId, `own-${place.gang}-${i % 8}`);
    const ask = {
      requesterId: merchantId,
      role: 'merchant',
      device: `desk-${place.gang}-${i}`,
      address: `office-${place.gang}-${i}`,
      target: own,
    } as const;
    return blindClaim(
      {
        place,
        no: `${i}`,
        kind: 'clerk',
        buyer,
        placedAt: start + i * 5 * HOUR,
        amount: small(place.random),
      },
      ask,
    );
  });
};

/**
 * Buys something of value once and proves that it did not come by a picture that the whole gang uses; then claims small orders blindly. The
 * first who shows the picture is not known by it.
 */
export const reusesEvidence: Gang = (place) => {
  const { random, gang } = place;
  const firstAt = momentOf(place, 5 * DAY);
  return range(4).flatMap((i) => {
    const buyer = buyerOf(place, i);
    const start = firstAt + i * 2 * DAY;
    const kind = 'reuses-evidence';
    const shown = {
      place,
      no: `${i}w`,
      kind,
      buyer,
      placedAt: start,
      amount: big(random),
      picture: `picture-${gang}`,
    };
    const claims = range(i === 0 ? 0 : 3).map((k) =>
      blindClaim({
        place,
        no: `${i}${k}`,
        kind,
        buyer,
        placedAt: start + (2 + 3 * k) * DAY,
        amount: small(random),
      }),
    );
    return [warmUp(shown, {}), ...claims];
  });
};
