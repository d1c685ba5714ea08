import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ORDER_DESK, ServiceTimers, type OrderDesk, type Timers } from '@bujiao/platform';
import { CardStock, type StaleReservation } from '../card-stock/card-stock.repository.js';
import { DeliveryService } from './delivery.service.js';
import { judgeReservation } from './judge-reservation.decider.js';

const TASK = 'sweep-reservations';
/** ms between sweeps. */
const EVERY = 60_000;
/** ms after which a reservation that was not recorded is looked at. */
const STALE_AFTER = 120_000;

/** Clears up after crashes between a reservation and its record: finishes the delivery, or gives the cards back. */
@Injectable()
export class ReservationSweep implements OnApplicationBootstrap {
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

  /** @param staleAfter ms */
  async sweep(staleAfter = STALE_AFTER): Promise<void> {
    for (const reservation of await this.stock.staleReservations(staleAfter)) await this.clearUp(reservation);
  }

  private async clearUp({ attemptId, orderId }: StaleReservation): Promise<void> {
    const reservation = judgeReservation(await this.desk.freshHistoryOf(orderId), attemptId);
    if (reservation.verdict === 'delivered') return this.stock.markDelivered([attemptId]);
    if (reservation.verdict === 'void') return this.stock.release(attemptId);
    const { resubmissionId } = reservation;
    await this.deliveries.advance({ orderId, resubmissionId, causationId: `sweep:${attemptId}` });
  }

  private scheduleNext(): Promise<void> {
    return this.timers.schedule({ task: TASK, key: TASK, runAt: new Date(Date.now() + EVERY), payload: {} });
  }
}
