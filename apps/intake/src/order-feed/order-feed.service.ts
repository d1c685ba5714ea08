import { Injectable } from '@nestjs/common';
import { currentTerms } from '@bujiao/order-history';
import { numbersOf } from '../find-orders/numbers-of.js';
import { OrderNumbers } from '../find-orders/order-numbers.repository.js';
import { OfferWatch } from '../offers/offer-watch.service.js';
import { OrderRecords, type Added } from '../order-record/order-records.repository.js';
import type { KeptFact, OrderRecord } from '../order-record/record-row.js';
import { checkOrderEvent, isRejection, type OrderFeedEvent, type Rejection } from './check-order-event.js';
import { Facts, placedTerms } from './facts.service.js';
import { PlacingJudge, type JudgedPlacing } from './placing-judge.service.js';
import { refusedFact } from './refused-fact.js';
import { RejectedOrderEvents } from './rejected-order-events.repository.js';
import { StreamNews } from './stream-news.service.js';

/** What became of an order event that was taken. `completed`: it filled in a term that was unknown. */
export interface Taken {
  readonly outcome: 'accepted' | 'duplicate' | 'completed';
  /** JSON pointers of fields that the contract does not know; they were left out. */
  readonly ignored: readonly string[];
}

/** Takes what internal services tell about orders. Idempotent; the order of arrival does not matter. */
@Injectable()
export class OrderFeed {
  constructor(
    private readonly records: OrderRecords,
    private readonly facts: Facts,
    private readonly placings: PlacingJudge,
    private readonly news: StreamNews,
    private readonly rejected: RejectedOrderEvents,
    private readonly numbers: OrderNumbers,
    private readonly offers: OfferWatch,
  ) {}

  /**
   * When it resolves, the event is taken durably, or its rejection is kept with the reason. When it rejects, neither happened:
   * the same event has to come again. `publisher`: the subject of the token, or the name of the topic.
   */
  async take(raw: unknown, publisher: string): Promise<Taken | Rejection> {
    const event = checkOrderEvent(raw, Date.now());
    const taken = isRejection(event) ? event : await this.record(event, publisher);
    if (isRejection(taken)) await this.rejected.keep(raw, taken, publisher);
    return taken;
  }

  private async record(event: OrderFeedEvent, publisher: string): Promise<Taken | Rejection> {
    const { source, id, ignored } = event;
    const fact = await this.facts.of(event, publisher);
    const { added, judged } =
      event.type === 'shop.order.placed' ? await this.place(event, fact) : await this.add(event, fact);
    const refused = refusedFact(added, fact);
    if (refused) return refused;
    await Promise.all([
      this.news.tell({ source, id, publisher }, judged.record),
      this.numbers.add(numbersOf(event.orderId, fact, judged.record.terms)),
    ]);
    if (judged.rejection) return judged.rejection;
    this.offers.noticed(event.type, judged.record.terms);
    return { outcome: judged.completed ? 'completed' : outcomeOf(added), ignored };
  }

  /** Terms that are known stay; what another placing says is judged against them. */
  private async place(event: OrderFeedEvent<'shop.order.placed'>, fact: KeptFact): Promise<Recorded> {
    const terms = placedTerms(event, fact);
    const bare = { ...fact, data: {} } as KeptFact;
    const added = await this.records.add({ orderId: event.orderId, fact: bare, terms });
    return {
      added,
      judged: added.kept ? await this.placings.judge(added, terms, fact) : { record: added.record },
    };
  }

  private async add({ orderId }: OrderFeedEvent, fact: KeptFact): Promise<Recorded> {
    const added = await this.records.add({ orderId, fact });
    return { added, judged: { record: await this.withMerchant(added) } };
  }

  /** Keeps the merchant of the row as the terms have it now: it decides who may act for the order. */
  private async withMerchant({ record, kept }: Added): Promise<OrderRecord> {
    const corrects = kept?.type === 'shop.order.corrected' && kept.data.terms?.merchantId !== undefined;
    if (!corrects || !record.terms) return record;
    const { merchantId } = currentTerms(record.terms, record.told);
    return this.records.judge({ orderId: record.orderId, ...(merchantId !== undefined && { merchantId }) });
  }
}

interface Recorded {
  readonly added: Added;
  readonly judged: JudgedPlacing;
}

const outcomeOf = ({ outcome }: Added): Taken['outcome'] =>
  outcome === 'duplicate' ? 'duplicate' : 'accepted';
