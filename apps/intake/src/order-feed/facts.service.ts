import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OrderFact, OrderFactData, OrderTerms, RechargeTarget, Sealed } from '@bujiao/contracts';
import { Config, KeyRing } from '@bujiao/platform';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { KeptFact } from '../order-record/record-row.js';
import { Marks } from '../resubmission-requests/marks.js';
import type { OrderFeedEvent } from './check-order-event.js';

/** Makes facts of order events: with personal data sealed by the buyer's key, and a hash of their content. */
@Injectable()
export class Facts {
  private readonly marks: Marks;
  private readonly process = randomBytes(6).toString('base64url');
  private made = 0;

  constructor(
    private readonly records: OrderRecords,
    private readonly keyRing: KeyRing,
    private readonly config: Config,
  ) {
    this.marks = new Marks(config.dataKey);
  }

  /** `publisher`: the subject of the token, or the name of the topic. */
  async of(event: OrderFeedEvent, publisher: string): Promise<KeptFact> {
    const { source, id, type, time } = event;
    const data = await this.sealed(event);
    const receivedAt = new Date().toISOString();
    return {
      source,
      id,
      type,
      time,
      receivedAt,
      publisher,
      data,
      hash: this.hashOf(event),
      mark: this.nextMark(),
    } as KeptFact;
  }

  private nextMark(): string {
    this.made += 1;
    return this.process + this.made.toString(36);
  }

  /** Keyed: an account in it is easily guessed, so its plain hash would give it away. */
  private hashOf({ type, orderId, time, data }: OrderFeedEvent): string {
    const content = JSON.stringify([type, orderId, time, data]);
    return createHmac('sha256', this.config.dataKey).update(content).digest('base64url').slice(0, 22);
  }

  private sealed(event: OrderFeedEvent): OrderFact['data'] | Promise<OrderFact['data']> {
    if (event.type === 'shop.order.placed') return this.sealedPlacing(event);
    if (event.type === 'shop.order.corrected') return this.sealedCorrection(event);
    return event.data;
  }

  private async sealedPlacing({ data }: OrderFeedEvent<'shop.order.placed'>): Promise<OrderFact['data']> {
    const { rechargeTarget, ...terms } = data;
    const sealed = rechargeTarget && (await this.sealedTarget(data.buyerId, rechargeTarget));
    return { ...terms, ...(sealed && { rechargeTarget: sealed }) };
  }

  /** With its mark, so that the same account on orders of other buyers is noticed. */
  private async sealedTarget(buyerId: string, target: RechargeTarget): Promise<Sealed> {
    return { ...(await this.keyRing.seal(buyerId, target)), mark: this.marks.account(target) };
  }

  /** An order that is not known yet has no buyer to seal for: its number stands in, until the correction is all that is left. */
  private async sealedCorrection(
    event: OrderFeedEvent<'shop.order.corrected'>,
  ): Promise<OrderFactData['shop.order.corrected']> {
    const { terms, ...correction } = event.data;
    if (!terms) return correction;
    const { rechargeTarget, ...others } = terms;
    if (!rechargeTarget) return { ...correction, terms: others };
    const record = await this.records.find(event.orderId);
    const buyer = record?.terms?.buyerId ?? `order:${event.orderId}`;
    return {
      ...correction,
      terms: { ...others, rechargeTarget: await this.sealedTarget(buyer, rechargeTarget) },
    };
  }
}

/** The terms that a placing tells, as its fact holds them. */
export function placedTerms(event: OrderFeedEvent<'shop.order.placed'>, fact: KeptFact): OrderTerms {
  const { rechargeTarget: _, ...terms } = event.data;
  const { rechargeTarget } = fact.data as Pick<OrderTerms, 'rechargeTarget'>;
  return {
    orderId: event.orderId,
    placedAt: event.time,
    ...terms,
    ...(rechargeTarget && { rechargeTarget }),
  };
}
