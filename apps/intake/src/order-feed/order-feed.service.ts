import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OrderFact, OrderFactData, OrderTerms } from '@bujiao/contracts';
import {
  countFacts,
  factKey,
  findConflicts,
  historyOfRecord,
  stopsGoods,
  termsNow,
} from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { Config, KeyRing } from '@bujiao/platform';
import { OrderRecords, type Added } from '../order-record/order-records.repository.js';
import type { KeptFact, OrderRecord } from '../order-record/record-row.js';
import { snapshotEvents } from '../order-record/snapshot-events.js';
import { checkOrderEvent, isRejection, type OrderFeedEvent, type Rejection } from './check-order-event.js';
import { PlacingJudge } from './placing-judge.service.js';
import { refusedFact } from './refused-fact.js';
import { RejectedOrderEvents } from './rejected-order-events.repository.js';

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
    private readonly placings: PlacingJudge,
    private readonly rejected: RejectedOrderEvents,
    private readonly keyRing: KeyRing,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly config: Config,
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
    const { orderId } = event;
    const fact = await this.factOf(event, publisher);
    const terms = event.type === 'shop.order.placed' ? placedTerms(event, fact.data as Sealable) : undefined;
    const added = await this.records.add({
      orderId,
      fact: terms ? { ...fact, data: {} as never } : fact,
      ...(terms && { terms }),
    });
    const refused = refusedFact(added, fact);
    if (refused) return refused;
    const placing = terms
      ? await this.placings.judge(added, terms, fact)
      : { record: await this.corrected(added) };
    if (placing.record.streamOpen) await this.tellStream(event, placing.record, publisher);
    else await this.openOnConflict(event, placing.record, publisher);
    if ('rejection' in placing && placing.rejection) return placing.rejection;
    const completed = 'completed' in placing && placing.completed === true;
    return {
      outcome: completed ? 'completed' : added.outcome === 'duplicate' ? 'duplicate' : 'accepted',
      ignored: event.ignored,
    };
  }

  /** The stream is open, or somebody is just opening it: the news belongs there. See {@link OrderRecords.openStream}. */
  private async tellStream(event: OrderFeedEvent, record: OrderRecord, publisher: string): Promise<void> {
    const { orderId, terms, told } = record;
    if (!terms) return;
    const causationId = `${event.source}#${event.id}`;
    const actor = { kind: 'service', id: publisher, role: 'service' } as const;
    await this.desk.decide({ orderId, causationId, actor }, (history) =>
      snapshotEvents(history, { terms, told }),
    );
  }

  /** A contradiction is work for a person, also where nobody has resubmitted the order: its stream opens without the news, then hears it. */
  private async openOnConflict(event: OrderFeedEvent, record: OrderRecord, publisher: string): Promise<void> {
    const { orderId, terms, told } = record;
    if (!terms || told.length < 3) return;
    if (!findConflicts(historyOfRecord(terms, told)).some(stopsGoods)) return;
    const opened = await this.records.openStream(orderId, null);
    if (!opened) return;
    const before = told.filter((fact) => factKey(fact) !== factKey(event));
    const causationId = `${event.source}#${event.id}`;
    const actor = { kind: 'service', id: publisher, role: 'service' } as const;
    await this.desk.decide({ orderId, causationId: `${causationId}:open`, actor }, (history) =>
      history.terms ? [] : snapshotEvents(history, { terms, told: before }),
    );
    await this.tellStream(event, opened, publisher);
  }

  /** Keeps the merchant of the row as the terms have it now. */
  private async corrected({ record, kept }: Added): Promise<OrderRecord> {
    if (kept?.type !== 'shop.order.corrected' || kept.data.terms?.merchantId === undefined || !record.terms)
      return record;
    const { merchantId } = termsNow(record.terms, countFacts(record.told).counted);
    return this.records.judge({ orderId: record.orderId, ...(merchantId !== undefined && { merchantId }) });
  }

  private async factOf(event: OrderFeedEvent, publisher: string): Promise<KeptFact> {
    const { source, id, type, time, orderId } = event;
    const content = JSON.stringify([type, orderId, time, event.data]);
    // Keyed: an account in it is easily guessed, so its plain hash would give it away.
    const hash = createHmac('sha256', this.config.dataKey).update(content).digest('base64url').slice(0, 22);
    const data = await this.sealed(event);
    return {
      source,
      id,
      type,
      time,
      receivedAt: new Date().toISOString(),
      publisher,
      data,
      hash,
    } as KeptFact;
  }

  /** Its data with personal data sealed by the buyer's key. */
  private async sealed(event: OrderFeedEvent): Promise<OrderFact['data']> {
    if (event.type === 'shop.order.placed') {
      const { rechargeTarget, ...data } = event.data;
      const sealed = rechargeTarget && (await this.keyRing.seal(data.buyerId, rechargeTarget));
      return { ...data, ...(sealed && { rechargeTarget: sealed }) } as OrderFact['data'];
    }
    const target = event.type === 'shop.order.corrected' ? event.data.terms?.rechargeTarget : undefined;
    if (event.type !== 'shop.order.corrected' || !target) return event.data as OrderFact['data'];
    const record = await this.records.find(event.orderId);
    const buyer = record?.terms?.buyerId ?? `order:${event.orderId}`;
    const rechargeTarget = await this.keyRing.seal(buyer, target);
    return {
      ...event.data,
      terms: { ...event.data.terms, rechargeTarget },
    } satisfies OrderFactData['shop.order.corrected'];
  }
}

type Sealable = Pick<OrderTerms, 'rechargeTarget'>;

function placedTerms(
  event: OrderFeedEvent<'shop.order.placed'>,
  { rechargeTarget: sealed }: Sealable,
): OrderTerms {
  const { rechargeTarget: _, ...terms } = event.data;
  return {
    orderId: event.orderId,
    placedAt: event.time,
    ...terms,
    ...(sealed && { rechargeTarget: sealed }),
  };
}
