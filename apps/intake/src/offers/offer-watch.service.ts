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
import { SilenceSweep, SWEEP_EVERY } from './silence-sweep.js';
import { SilentOrders } from './silent-orders.repository.js';
import { WaitingLooks, type WaitingLook } from './waiting-looks.js';

/** ms. */
const TICK = 1_000;
const FORGET_EVERY = 3_600_000;
/** ms after which a sweep that has more to read lets others go first. */
const SWEEP_FOR = 500;
/** Looks that begin in one tick at most, and at the same moment: requests go first. */
const LOOKS = { inTick: 50, atOnce: 4 } as const;
/** Most orders that one statement returns; the next statement continues after them. */
const MOST_SWEPT = 2_000;

/** What the shop tells when something goes wrong. */
const ABNORMAL: ReadonlySet<OrderFeedEventType> = new Set([
  'shop.order.delivery-failed',
  'shop.order.delayed',
  'shop.order.payment-timed-out',
]);

/**
 * Has orders looked at that may have gone wrong. What the shop tells is looked at a while later, from memory: a healthy order costs
 * nothing, and one that its buyer resubmits meanwhile neither. What the shop does not tell is found by a sweep over orders of certain
 * ages, which also finds what a process forgot when it ended. A look that fails is made again.
 */
@Injectable()
export class OfferWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('offers');
  private readonly waiting = new WaitingLooks();
  private readonly silence: SilenceSweep;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isBusy = false;
  private sweepAt = 0;
  private forgetAt = 0;

  constructor(
    private readonly offers: Offers,
    silent: SilentOrders,
    private readonly rows: OfferRows,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly expired: ExpiredOffers,
  ) {
    this.silence = new SilenceSweep(silent);
  }

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
    if (!terms || !ABNORMAL.has(type) || this.waiting.room <= 0) return;
    const now = Date.now();
    const policy = this.policies.inForce(now);
    // A policy that has to be read first is left to the sweep.
    if (policy instanceof Promise) return void policy.catch(() => undefined);
    const { offer } = policyFor(policy, terms);
    if (offer && offer.for.length > 0) this.waiting.add(terms.orderId, now + offer.after);
  }

  /** Somebody acts on the order: nothing has to be offered. */
  forget(orderId: string): void {
    this.waiting.forget(orderId);
  }

  private tick(): void {
    if (this.isBusy) return;
    this.isBusy = true;
    this.running = this.work(Date.now())
      .catch((err: unknown) =>
        this.logger.warn({
          msg: 'silent orders could not be found; the next sweep begins where this one did',
          err,
        }),
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
    const due = this.waiting.takeDue(now, LOOKS.inTick);
    for (let i = 0; i < due.length; i += LOOKS.atOnce)
      await Promise.all(due.slice(i, i + LOOKS.atOnce).map((waiting) => this.look(waiting)));
  }

  /** One order's trouble is not the others'. */
  private async look(waiting: WaitingLook): Promise<void> {
    const { orderId } = waiting;
    const now = Date.now();
    try {
      await this.offers.look(orderId);
      this.waiting.lookedAt(orderId, now);
    } catch (err) {
      const again = this.waiting.addAgain(waiting, now) ? 'soon again' : 'again at its next age';
      this.logger.warn({ msg: `an order could not be looked at; it is looked at ${again}`, orderId, err });
    }
  }

  private async sweep(now: number): Promise<void> {
    this.sweepAt = now + SWEEP_EVERY;
    const ages = agesOfSilence(await this.policies.inForce(now));
    if (ages.length === 0) return;
    do {
      const found = await this.silence.next(now, ages, Math.min(MOST_SWEPT, this.waiting.room));
      for (const { orderId, reachedAt } of found) this.waiting.addSilent(orderId, reachedAt, now);
    } while (this.silence.isBehind && this.waiting.room > 0 && Date.now() < now + SWEEP_FOR);
    if (this.silence.isBehind) this.sweepAt = now + TICK;
  }
}
