import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { EventStoreUnavailable } from '@bujiao/event-store';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { ServiceTimers, type Timers } from '@bujiao/platform';
import {
  CardStock,
  STALE_PAGE,
  type StaleOptions,
  type StaleReservation,
} from '../card-stock/card-stock.repository.js';
import { DeliveryService } from './delivery.service.js';
import { judgeReservation } from './judge-reservation.decider.js';

const TASK = 'sweep-reservations';
/** ms between sweeps. */
const EVERY = 60_000;
/** ms after which a reservation that was not recorded is looked at. */
const STALE_AFTER = 120_000;
/** ms. What is older was left while nobody swept, or cannot be cleared up: it is looked at when a process starts, and once an hour. */
const RECENT = 24 * 3_600_000;
const OLD_ONES_EVERY = 3_600_000;
/** A sweep looks at no more pages than this; the next one continues behind them. */
const MOST_PAGES = 20;

/** Clears up after crashes between a reservation and its record: finishes the delivery, or gives the cards back. */
@Injectable()
export class ReservationSweep implements OnApplicationBootstrap {
  private readonly logger = new Logger(ReservationSweep.name);
  /** ms since the epoch. */
  private oldOnesAt = 0;
  private continueBehind: StaleReservation | undefined;

  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @ServiceTimers('fulfillment') private readonly timers: Timers,
    private readonly stock: CardStock,
    private readonly deliveries: DeliveryService,
  ) {
    timers.register(TASK, () => this.sweep().finally(() => this.scheduleNext()));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.scheduleNext();
  }

  /**
   * One order that cannot be cleared up does not keep the others from it.
   *
   * @param staleAfter ms
   */
  async sweep(staleAfter = STALE_AFTER): Promise<void> {
    const now = Date.now();
    const everything = now >= this.oldOnesAt;
    const options = { olderThan: staleAfter, ...(!everything && { youngerThan: RECENT }) };
    const failures: string[] = [];
    this.continueBehind = await this.sweepPages(options, failures);
    if (failures.length > 0)
      this.logger.warn(`${failures.length} reservations stay as they are, first of all ${failures[0]}`);
    if (everything && !this.continueBehind) this.oldOnesAt = now + OLD_ONES_EVERY;
  }

  /** @returns where to continue; undefined at the end */
  private async sweepPages(
    options: Pick<StaleOptions, 'olderThan' | 'youngerThan'>,
    failures: string[],
  ): Promise<StaleReservation | undefined> {
    let after = this.continueBehind;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await this.stock.staleReservations({ ...options, ...(after && { after }) });
      for (const reservation of page) {
        const failure = await this.tryToClearUp(reservation);
        if (failure) failures.push(failure);
      }
      if (page.length < STALE_PAGE) return undefined;
      after = page.at(-1);
    }
    return after;
  }

  /** @returns why it could not be, where it could not */
  private async tryToClearUp(reservation: StaleReservation): Promise<string | undefined> {
    try {
      return await this.clearUp(reservation);
    } catch (error) {
      // Without the store no order can be cleared up.
      if (error instanceof EventStoreUnavailable) throw error;
      const { attemptId, orderId } = reservation;
      return `that for attempt ${attemptId} of order ${orderId}: ${String(error)}`;
    }
  }

  private async clearUp({ attemptId, orderId }: StaleReservation): Promise<undefined> {
    const { history, revision } = await this.desk.freshBasisOf(orderId);
    const reservation = judgeReservation(history, revision, attemptId);
    if (reservation.verdict === 'delivered') await this.stock.markDelivered([attemptId]);
    if (reservation.verdict === 'void') await this.stock.release(reservation);
    if (reservation.verdict !== 'pending') return;
    const { resubmissionId } = reservation;
    await this.deliveries.advance({ orderId, resubmissionId, causationId: `sweep:${attemptId}` });
  }

  private scheduleNext(): Promise<void> {
    return this.timers.schedule({ task: TASK, key: TASK, runAt: new Date(Date.now() + EVERY), payload: {} });
  }
}
