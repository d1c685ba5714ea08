import { DAY, HOUR, MINUTE, SECOND } from '../draft-order.js';
import type { TrafficOrder } from '../traffic-order.js';
import {
  big,
  blindClaim,
  buyerOf,
  claimsDelivered,
  claimsStuck,
  forgesProof,
  momentOf,
  range,
  replaysCallbacks,
  small,
  targetOf,
  warmUp,
  type Gang,
} from './malicious-orders.js';

/** Takes goods, has the money back all the same, and goes on claiming. */
const chargesBack: Gang = (place) => {
  const buyer = buyerOf(place, 0);
  const start = momentOf(place, 10 * DAY);
  const claim = (no: string, at: number) => ({ place, no, kind: 'charges-back', buyer, placedAt: at, amount: small(place.random) });
  return [
    warmUp(claim('w', start), { refundAfter: DAY }),
    ...range(5).map((i) => blindClaim(claim(`${i}`, start + (3 + 3 * i) * DAY))),
  ];
};

/** One phone, a new bought account for each claim. The accounts are old: their age says nothing. */
const cyclesAccounts: Gang = (place) => {
  const start = momentOf(place, 20 * DAY);
  const device = `farm-${place.gang}`;
  return range(24).map((i) => {
    const buyer = buyerOf(place, i, { devices: [device] });
    const amount = i === 0 ? big(place.random) : small(place.random);
    return blindClaim({ place, no: `${i}`, kind: 'cycles-accounts', buyer, placedAt: start + i * 20 * HOUR, amount });
  });
};

/** New identities and phones behind one rented address. */
const cyclesDevices: Gang = (place) => {
  const start = momentOf(place, 20 * DAY);
  return range(20).map((i) => {
    const placedAt = start + i * 15 * HOUR;
    const buyer = buyerOf(place, i, { address: `rented-${place.gang}`, since: placedAt - place.random.integer(8, 25) * DAY });
    const amount = i === 0 ? big(place.random) : small(place.random);
    return blindClaim({ place, no: `${i}`, kind: 'cycles-devices', buyer, placedAt, amount });
  });
};

/** Everything goes to one recipient, from many buyers with nothing else in common. */
const sharesRecipient: Gang = (place) => {
  const start = momentOf(place, 20 * DAY);
  return range(24).map((i) => {
    const buyer = buyerOf(place, i, { account: `mule-${place.gang}` });
    const amount = i === 0 ? big(place.random) : small(place.random);
    return blindClaim({ place, no: `${i}`, kind: 'shares-recipient', buyer, placedAt: start + i * 17 * HOUR, amount });
  });
};

/** Registers and claims something of value at once; nothing is shared. */
const newAccounts: Gang = (place) =>
  range(8).map((i) => {
    const placedAt = momentOf(place);
    const buyer = buyerOf(place, i, { since: placedAt - place.random.integer(0, 5) * DAY });
    const amount = place.random.integer(12_000, 29_000);
    return blindClaim({ place, no: `${i}`, kind: 'new-accounts', buyer, placedAt, amount });
  });

/** One claim of great value by an identity that was never seen. */
const strikesOnce: Gang = (place) =>
  range(8).map((i) =>
    blindClaim({ place, no: `${i}`, kind: 'strikes-once', buyer: buyerOf(place, i), placedAt: momentOf(place), amount: big(place.random) }),
  );

/** A program that claims the moment that a failure is told, one after the other. */
const bursts: Gang = (place) => {
  const buyer = buyerOf(place, 0);
  const start = momentOf(place, 10 * DAY);
  return range(30).map((i) =>
    blindClaim({ place, no: `${i}`, kind: 'bursts', buyer, placedAt: start + i * 25 * SECOND, amount: small(place.random) }, {}, place.random.integer(1, 30) * SECOND + 15 * MINUTE),
  );
};

/** Behaves well for weeks, then sends everything to another recipient. */
const behavesWellFirst: Gang = (place) => {
  const { random } = place;
  const buyer = buyerOf(place, 0);
  const start = momentOf(place, 5 * DAY);
  const claim = (no: string, at: number, amount: number) => ({ place, no, kind: 'behaves-well-first', buyer, placedAt: at, amount });
  const good = range(4).map((i) => warmUp(claim(`w${i}`, start + i * 6 * DAY, small(random)), { confirmAfter: 3 * HOUR }));
  const strikes = range(5).map((i) => {
    const claimed = claim(`${i}`, start + 30 * DAY + i * 3 * HOUR, random.integer(21_000, 90_000));
    return blindClaim(claimed, { target: targetOf(buyer.buyerId, `drop-${place.gang}`) });
  });
  return [...good, ...strikes];
};

/** Somebody else's account, from a phone that the owner never used, to another recipient. */
const takesOver: Gang = (place) =>
  range(4).flatMap((i) => {
    const { random } = place;
    const buyer = buyerOf(place, i);
    const start = momentOf(place, 5 * DAY);
    const claim = (no: string, at: number) => ({ place, no: `${i}${no}`, kind: 'takes-over', buyer, placedAt: at, amount: small(random) });
    const good = range(3).map((k) => warmUp(claim(`w${k}`, start + k * 5 * DAY), { confirmAfter: 5 * HOUR }));
    const ask = { device: `thief-${place.gang}-${i}`, address: `net-thief-${place.gang}-${i}`, target: targetOf(buyer.buyerId, `loot-${place.gang}-${i}`) };
    return [...good, ...range(2).map((k) => blindClaim(claim(`${k}`, start + 20 * DAY + k * HOUR), ask))];
  });

/** Small claims, a few each week for months, below every other threshold; never confirms anything. */
const staysBelow: Gang = (place) => {
  const buyer = buyerOf(place, 0);
  const start = place.from + place.random.integer(0, 10) * DAY;
  return range(45).map((i) =>
    blindClaim({ place, no: `${i}`, kind: 'stays-below', buyer, placedAt: start + i * 2 * DAY + place.random.integer(0, 20) * HOUR, amount: 500 }),
  );
};

/** Claims at the end of the window, when suppliers' logs have been rotated. */
const waitsOutWindows: Gang = (place) =>
  range(8).map((i) => {
    const claim = { place, no: `${i}`, kind: 'waits-out-windows', buyer: buyerOf(place, i), placedAt: momentOf(place), amount: small(place.random) };
    return blindClaim(claim, {}, place.random.integer(20 * 60, 23 * 60 + 30) * MINUTE);
  });

/** A merchant's clerk claims for customers who know nothing of it, to an account of their own. */
const clerk: Gang = (place) => {
  const start = momentOf(place, 10 * DAY);
  const merchantId = `clerk-${place.gang}`;
  return range(16).map((i) => {
    const buyer = buyerOf(place, i, { merchantId });
    const own = targetOf(buyer.buyerId, `own-${place.gang}-${i % 8}`);
    const ask = { requesterId: merchantId, role: 'merchant', device: `desk-${place.gang}-${i}`, address: `office-${place.gang}-${i}`, target: own } as const;
    return blindClaim({ place, no: `${i}`, kind: 'clerk', buyer, placedAt: start + i * 5 * HOUR, amount: small(place.random) }, ask);
  });
};

/** Every kind of gang and its weight among malicious claims. */
export const GANGS: readonly (readonly [weight: number, kind: string, gang: Gang])[] = [
  [8, 'claims-delivered', claimsDelivered],
  [4, 'replays-callbacks', replaysCallbacks],
  [6, 'claims-stuck', claimsStuck],
  [14, 'forges-proof', forgesProof],
  [9, 'charges-back', chargesBack],
  [9, 'cycles-accounts', cyclesAccounts],
  [8, 'cycles-devices', cyclesDevices],
  [9, 'shares-recipient', sharesRecipient],
  [7, 'new-accounts', newAccounts],
  [6, 'strikes-once', strikesOnce],
  [5, 'bursts', bursts],
  [6, 'behaves-well-first', behavesWellFirst],
  [5, 'takes-over', takesOver],
  [4, 'stays-below', staysBelow],
  [6, 'waits-out-windows', waitsOutWindows],
  [6, 'clerk', clerk],
];

export const isClaim = ({ label }: TrafficOrder): boolean => label === 'malicious';
