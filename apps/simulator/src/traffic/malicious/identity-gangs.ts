import { DAY, HOUR } from '../draft-order.js';
import { big, blindClaim, buyerOf, momentOf, range, small, warmUp, type Gang } from './malicious-orders.js';

/** Takes goods, has the money back all the same, and goes on claiming. */
export const chargesBack: Gang = (place) => {
  const buyer = buyerOf(place, 0);
  const start = momentOf(place, 10 * DAY);
  const claim = (no: string, at: number) => ({
    place,
    no,
    kind: 'charges-back',
    buyer,
    placedAt: at,
    amount: small(place.random),
  });
  return [
    warmUp(claim('w', start), { refundAfter: DAY }),
    ...range(5).map((i) => blindClaim(claim(`${i}`, start + (3 + 3 * i) * DAY))),
  ];
};

/** One phone, a new bought account for each claim. The accounts are old: their age says nothing. */
export const cyclesAccounts: Gang = (place) => {
  const start = momentOf(place, 20 * DAY);
  const device = `farm-${place.gang}`;
  return range(24).map((i) => {
    const buyer = buyerOf(place, i, { devices: [device] });
    const amount = i === 0 ? big(place.random) : small(place.random);
    return blindClaim({
      place,
      no: `${i}`,
      kind: 'cycles-accounts',
      buyer,
      placedAt: start + i * 20 * HOUR,
      amount,
    });
  });
};

/** New identities and phones behind one rented address. */
export const cyclesDevices: Gang = (place) => {
  const start = momentOf(place, 20 * DAY);
  return range(20).map((i) => {
    const placedAt = start + i * 15 * HOUR;
    const buyer = buyerOf(place, i, {
      address: `rented-${place.gang}`,
      since: placedAt - place.random.integer(8, 25) * DAY,
    });
    const amount = i === 0 ? big(place.random) : small(place.random);
    return blindClaim({ place, no: `${i}`, kind: 'cycles-devices', buyer, placedAt, amount });
  });
};

/** Everything goes to one recipient, from many buyers with nothing else in common. */
export const sharesRecipient: Gang = (place) => {
  const start = momentOf(place, 20 * DAY);
  return range(24).map((i) => {
    const buyer = buyerOf(place, i, { account: `mule-${place.gang}` });
    const amount = i === 0 ? big(place.random) : small(place.random);
    return blindClaim({
      place,
      no: `${i}`,
      kind: 'shares-recipient',
      buyer,
      placedAt: start + i * 17 * HOUR,
      amount,
    });
  });
};

/** Registers and claims something of value at once; nothing is shared. */
export const newAccounts: Gang = (place) =>
  range(8).map((i) => {
    const placedAt = momentOf(place);
    const buyer = buyerOf(place, i, { since: placedAt - place.random.integer(0, 5) * DAY });
    const amount = place.random.integer(12_000, 29_000);
    return blindClaim({ place, no: `${i}`, kind: 'new-accounts', buyer, placedAt, amount });
  });

/** One claim of great value by an identity that was never seen. */
export const strikesOnce: Gang = (place) =>
  range(8).map((i) =>
    blindClaim({
      place,
      no: `${i}`,
      kind: 'strikes-once',
      buyer: buyerOf(place, i),
      placedAt: momentOf(place),
      amount: big(place.random),
    }),
  );
