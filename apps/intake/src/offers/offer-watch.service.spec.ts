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
  readonly sweep: Pick<SilentOrders, 'claim' | 'placed'>;
}

function watching(policy: Policy, failing: readonly string[] = [], silent: readonly string[] = []): Watched {
  const looked: string[] = [];
  const offers = {
    look: (orderId: string) => {
      looked.push(orderId);
      return failing.includes(orderId) ? Promise.reject(new Error('away')) : Promise.resolve({});
    },
  } as unknown as Offers;
  const sweep: Watched['sweep'] = {
    claim: (now) => Promise.resolve({ from: now - 1, to: now }),
    placed: (_, most) => Promise.resolve(silent.slice(0, most).map(silentOrder)),
  };
  const rows = { forgetExpired: () => Promise.resolve() } as unknown as OfferRows;
  const expired = { end: () => Promise.resolve() } as unknown as ExpiredOffers;
  const watch = new OfferWatch(offers, sweep as SilentOrders, rows, onlyPolicy(policy), expired);
  watches.push(watch);
  watch.onApplicationBootstrap();
  return { watch, looked, sweep };
}
const silentOrder = (orderId: string) => ({ orderId, reachedAt: Date.now(), late: 0 });
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

describe('a look that fails', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is made again after half a minute, whether the shop told of the order or the sweep found it', async () => {
    const { watch, looked } = watching(offering(0), ['silent', 'failed'], ['silent']);
    watch.noticed('shop.order.delivery-failed', order('failed'));
    await jest.advanceTimersByTimeAsync(5_000);
    expect([...looked].sort()).toEqual(['failed', 'silent']);
    await jest.advanceTimersByTimeAsync(30_000);
    expect([...looked].sort()).toEqual(['failed', 'failed', 'silent', 'silent']);
  });

  it('is made again although nobody can be found by the sweep', async () => {
    const { watch, looked, sweep } = watching(offering(0), ['failed']);
    sweep.claim = () => Promise.reject(new Error('away'));
    watch.noticed('shop.order.delivery-failed', order('failed'));
    await jest.advanceTimersByTimeAsync(40_000);
    expect(looked).toEqual(['failed', 'failed']);
  });
});

it('an order that was looked at is not looked at again for the same age', async () => {
  jest.useFakeTimers();
  const { looked, sweep } = watching(offering(0));
  const reachedAt = Date.now();
  sweep.placed = () => Promise.resolve([{ orderId: 'silent', reachedAt, late: 0 }]);
  await jest.advanceTimersByTimeAsync(45_000);
  jest.useRealTimers();
  expect(looked).toEqual(['silent']);
});
