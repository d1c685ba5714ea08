import { Logger } from '@nestjs/common';
import { eventually } from '@bujiao/testing';
import { TERMS } from '@bujiao/order-history/testing';
import { BASELINE, type Policy } from '@bujiao/policy';
import { onlyPolicy } from '@bujiao/policy-desk/testing';
import type { ExpiredOffers } from './expired-offers.service.js';
import { OfferWatch } from './offer-watch.service.js';
import type { OfferRows } from './offers.repository.js';
import type { Offers } from './offers.service.js';
import type { SilentOrders } from './silent-orders.repository.js';

const offering = (after: number): Policy => ({
  ...BASELINE,
  defaults: { ...BASELINE.defaults, offer: { for: ['delivery-failed'], after, lasts: 60_000 } },
});

beforeAll(() => {
  Logger.overrideLogger(false);
});

const watches: OfferWatch[] = [];
afterEach(async () => {
  await Promise.all(watches.splice(0).map((watch) => watch.beforeApplicationShutdown()));
});

interface Watched {
  readonly watch: OfferWatch;
  readonly looked: readonly string[];
}

function watching(policy: Policy, failing: readonly string[] = [], silent: readonly string[] = []): Watched {
  const looked: string[] = [];
  const offers = {
    look: (orderId: string) => {
      looked.push(orderId);
      return failing.includes(orderId) ? Promise.reject(new Error('away')) : Promise.resolve({});
    },
  } as unknown as Offers;
  const sweep = {
    claim: (now: number) => Promise.resolve({ from: now - 1, to: now }),
    placed: () => Promise.resolve(silent),
  } as unknown as SilentOrders;
  const rows = { forgetExpired: () => Promise.resolve() } as unknown as OfferRows;
  const expired = { end: () => Promise.resolve() } as unknown as ExpiredOffers;
  const watch = new OfferWatch(offers, sweep, rows, onlyPolicy(policy), expired);
  watches.push(watch);
  watch.onApplicationBootstrap();
  return { watch, looked };
}
const order = (orderId: string) => ({ ...TERMS, orderId });
const looksAt = (looked: readonly string[], orderId: string): Promise<unknown> =>
  eventually(
    () => Promise.resolve(looked),
    (all) => all.includes(orderId),
  );

describe('what the shop tells', () => {
  it('is looked at where something went wrong, and only there', async () => {
    const { watch, looked } = watching(offering(0));
    watch.noticed('shop.order.paid', order('healthy'));
    watch.noticed('shop.order.delivery-failed', undefined);
    watch.noticed('shop.order.delivery-failed', order('failed'));
    await looksAt(looked, 'failed');
    expect(looked).toEqual(['failed']);
  });

  it('waits for the time that an order has to heal, and is forgotten when somebody acts', async () => {
    const { watch, looked } = watching(offering(600_000));
    watch.noticed('shop.order.delivery-failed', order('later'));
    const other = watching(offering(0));
    other.watch.noticed('shop.order.delivery-failed', order('clicked'));
    other.watch.forget('clicked');
    other.watch.noticed('shop.order.delivery-failed', order('next'));
    await looksAt(other.looked, 'next');
    expect([looked, other.looked]).toEqual([[], ['next']]);
  });

  it('costs nothing where the policy offers nothing', async () => {
    const { watch, looked } = watching(BASELINE);
    watch.noticed('shop.order.delivery-failed', order('failed'));
    const other = watching(offering(0));
    other.watch.noticed('shop.order.delivery-failed', order('next'));
    await looksAt(other.looked, 'next');
    expect(looked).toEqual([]);
  });
});

it('one order that cannot be looked at holds up no other', async () => {
  const { watch, looked } = watching(offering(0), ['bad']);
  watch.noticed('shop.order.delivery-failed', order('bad'));
  watch.noticed('shop.order.delivery-failed', order('good'));
  await looksAt(looked, 'good');
});

it('what the shop does not tell is found by the sweep', async () => {
  const { looked } = watching(offering(0), [], ['silent']);
  await looksAt(looked, 'silent');
});
