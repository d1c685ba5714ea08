import { Inject, Injectable } from '@nestjs/common';
import type { OrderTerms } from '@bujiao/contracts';
import { KeyRing, ORDER_DESK, type OrderDesk } from '@bujiao/platform';
import { snapshotEvents } from '../resubmission-requests/request-resubmission.decider.js';
import { OrderSnapshots } from '../order-snapshots/order-snapshots.repository.js';
import type { OrderSnapshot } from '../order-snapshots/snapshot-row.js';
import { checkOrderEvent, isRejection, type OrderFeedEvent, type Rejection } from './check-order-event.js';
import { factsOf } from './order-facts.js';
import { RejectedOrderEvents } from './rejected-order-events.repository.js';
import { differingTerms } from './differing-terms.js';

/** Takes what internal services tell about orders. Idempotent; the order of arrival does not matter. */
@Injectable()
export class OrderFeed {
  constructor(
    private readonly snapshots: OrderSnapshots,
    private readonly rejected: RejectedOrderEvents,
    private readonly keyRing: KeyRing,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  /**
   * When it resolves, the event is taken durably, or its rejection is kept with the reason. What is thrown means that neither
   * happened: the same event has to come again.
   */
  async take(raw: unknown): Promise<Rejection | undefined> {
    const event = checkOrderEvent(raw, Date.now());
    const rejection = isRejection(event) ? event : await this.record(event);
    if (rejection) await this.rejected.keep(raw, rejection);
    return rejection;
  }

  private async record(event: OrderFeedEvent): Promise<Rejection | undefined> {
    const terms = await this.termsOf(event);
    const facts = factsOf(event.type, event.data as never, event.time);
    const snapshot = await this.snapshots.merge({ orderId: event.orderId, facts, ...(terms && { terms }) });
    if (snapshot.streamOpen) await this.tellStream(event, snapshot);
    return terms && snapshot.terms && differingTerms(snapshot.terms, terms);
  }

  /** The stream is open, or somebody is just opening it: the news belongs there. See {@link OrderSnapshots.openStream}. */
  private async tellStream(event: OrderFeedEvent, { orderId, terms, facts }: OrderSnapshot): Promise<void> {
    if (!terms) return;
    const causationId = `${event.source}#${event.id}`;
    await this.desk.decide(
      { orderId, causationId, actor: { kind: 'service', id: event.source, role: 'service' } },
      (history) => snapshotEvents(history, { terms, facts }),
    );
  }

  private async termsOf(event: OrderFeedEvent): Promise<OrderTerms | undefined> {
    if (event.type !== 'shop.order.placed') return undefined;
    const { rechargeTarget, ...terms } = event.data;
    const sealed = rechargeTarget && (await this.keyRing.seal(terms.buyerId, rechargeTarget));
    return {
      orderId: event.orderId,
      placedAt: event.time,
      ...terms,
      ...(sealed && { rechargeTarget: sealed }),
    };
  }
}
