import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { OrderFeedEventType, OrderTerms } from '@bujiao/contracts';
import { policyFor } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { agesOfSilence } from './silence.js';
import { ExpiredOffers } from './expired-offers.service.js';
import { OfferRows } from './offers.repository.js';
import { Offers } from './offers.service.js';
import { SilentOrders } from './silent-orders.repository.js';

/** ms. */
const TICK = 1_000;
const SWEEP_EVERY = 10_000;
const FORGET_EVERY = 3_600_000;
/** Looks that begin in one tick at most, and at the same moment: requests go first. */
const LOOKS = { inTick: 50, atOnce: 4 } as const;
/** Orders that wait for their look; beyond, the sweep finds them. */
const MOST_WAITING = 50_000;
const MOST_SWEPT = 2_000;
/** ms; after a longer stop the sweep begins here. */
const SWEEP_BACK = 3_600_000;

/** What the shop tells when something goes wrong. */
const ABNORMAL: ReadonlySet<OrderFeedEventType> = new Set([
  'shop.order.delivery-failed',
  'shop.order.delayed',
  'shop.order.payment-timed-out',
]);

/**
 * Has orders looked at that may have gone wrong. What the shop tells is looked at a while later, from memory: a healthy order costs
 * nothing, and one that its buyer resubmits meanwhile neither. What the shop does not tell is found by a sweep over orders of certain
 * ages, which also finds what a process forgot when it ended.
 */
@Injectable()
export class OfferWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('offers');
  /** When each order is looked at, ms since the epoch. */
  private readonly waiting = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isBusy = false;
  private sweepAt = 0;
  private forgetAt = 0;

  constructor(
    private readonly offers: Offers,
    private readonly silent: SilentOrders,
    private readonly rows: OfferRows,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly expired: ExpiredOffers,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), TICK).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.waiting.clear();
    await this.running;
  }

  /** The shop told something. Costs no I/O. */
  noticed(type: OrderFeedEventType, terms: OrderTerms | undefined): void {
    if (!terms || !ABNORMAL.has(type) || this.waiting.size >= MOST_WAITING) return;
    const now = Date.now();
    const policy = this.policies.inForce(now);
    // A policy that has to be read first is left to the sweep.
    if (policy instanceof Promise) return void policy.catch(() => undefined);
    const { offer } = policyFor(policy, terms);
    if (offer && offer.for.length > 0) this.waiting.set(terms.orderId, now + offer.after);
  }

  /** Somebody acts on the order: nothing has to be offered. */
  forget(orderId: string): void {
    this.waiting.delete(orderId);
  }

  private tick(): void {
    if (this.isBusy) return;
    this.isBusy = true;
    this.running = this.work(Date.now())
      .catch((err: unknown) =>
        this.logger.warn({ msg: 'orders could not be looked at; the sweep does it later', err }),
      )
      .finally(() => (this.isBusy = false));
  }

  private async work(now: number): Promise<void> {
    if (now >= this.sweepAt) {
      await this.sweep(now);
      await this.expired.end();
    }
    if (now >= this.forgetAt) {
      this.forgetAt = now + FORGET_EVERY;
      await this.rows.forgetExpired();
    }
    const due = this.takeDue(now);
    for (let i = 0; i < due.length; i += LOOKS.atOnce)
      await Promise.all(due.slice(i, i + LOOKS.atOnce).map((orderId) => this.look(orderId)));
  }

  private takeDue(now: number): readonly string[] {
    const due: string[] = [];
    for (const [orderId, at] of this.waiting) {
      if (due.length >= LOOKS.inTick) break;
      if (at <= now) due.push(orderId);
    }
    for (const orderId of due) this.waiting.delete(orderId);
    return due;
  }

  /** One order's trouble is not the others': the sweep looks at it again. */
  private async look(orderId: string): Promise<void> {
    try {
      await this.offers.look(orderId);
    } catch (err) {
      this.logger.warn({ msg: 'an order could not be looked at; the sweep looks again', orderId, err });
    }
  }

  private async sweep(now: number): Promise<void> {
    this.sweepAt = now + SWEEP_EVERY;
    const ages = agesOfSilence(await this.policies.inForce(now));
    if (ages.length === 0) return;
    const span = await this.silent.claim(now, SWEEP_EVERY / 2);
    if (!span) return;
    const from = Math.max(span.from, now - SWEEP_BACK);
    const placed = ages.map((age) => ({
      after: new Date(from - age).toISOString(),
      until: new Date(span.to - age).toISOString(),
    }));
    for (const orderId of await this.silent.placed(placed, MOST_SWEPT))
      if (!this.waiting.has(orderId) && this.waiting.size < MOST_WAITING) this.waiting.set(orderId, now);
  }
}
