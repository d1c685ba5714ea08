import { Inject, Injectable } from '@nestjs/common';
import { barredFrom, factKey, findConflicts, historyOfRecord, stopsGoods } from '@bujiao/order-history';
import type { OrderEvent, OrderFact } from '@bujiao/contracts';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { withdrawOffer } from '../offers/offer.decider.js';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { OrderRecord } from '../order-record/record-row.js';
import { snapshotEvents, toldOrderOf, type ToldOrder } from '../order-record/snapshot-events.js';

/** An order event as far as the stream has to know it. */
export interface News {
  readonly source: string;
  readonly id: string;
  readonly publisher: string;
}

/** Fewer facts cannot contradict each other. */
const LEAST_FOR_CONFLICT = 3;

/** Brings what the shop tells into the order's stream, where there is one, or where a contradiction asks for one. */
@Injectable()
export class StreamNews {
  constructor(
    private readonly records: OrderRecords,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  /** When it resolves, an open stream holds every fact of the record. */
  async tell(news: News, record: OrderRecord): Promise<void> {
    const { orderId, terms, told, streamOpen } = record;
    if (!terms) return;
    if (streamOpen) return this.record(news, orderId, { terms, told });
    const asksForPerson = told.length >= LEAST_FOR_CONFLICT && contradicts({ terms, told });
    if (!asksForPerson && !isPlacedTwice(told)) return;
    await this.openOnConflict(news, orderId, { terms, told });
  }

  /** A contradiction is work for a person, also where nobody has resubmitted the order: its stream opens, and then gets the news. */
  private async openOnConflict(news: News, orderId: string, { terms, told }: ToldOrder): Promise<void> {
    const opened = toldOrderOf(await this.records.openStream(orderId, null));
    if (!opened) return;
    const before = told.filter((fact) => factKey(fact) !== factKey(news));
    await this.desk.decide(causeOf(news, orderId, ':open'), (history) =>
      history.terms ? [] : snapshotEvents(history, { terms, told: before }),
    );
    await this.record(news, orderId, opened);
  }

  /** The stream is open, or is being opened: the news belongs there. See {@link OrderRecords.openStream}. */
  private async record(news: News, orderId: string, order: ToldOrder): Promise<void> {
    const now = Date.now();
    const policy = await this.policies.inForce(now);
    // In one append: an order that healed has no offer at any moment.
    let withdrawn: readonly OrderEvent[] = [];
    const ruleVersion = (): string | undefined => (withdrawn.length > 0 ? policy.version : undefined);
    await this.desk.decide({ ...causeOf(news, orderId), ruleVersion }, (history) => {
      withdrawn = withdrawOffer(history, { record: order, policy, now });
      return [...snapshotEvents(history, order), ...withdrawn];
    });
  }
}

const causeOf = ({ source, id, publisher }: News, orderId: string, step = '') => ({
  orderId,
  causationId: `${source}#${id}${step}`,
  actor: { kind: 'service', id: publisher, role: 'service' } as const,
});

/** Two placings are two facts. Those of one publisher are no contradiction: it was told that the second was rejected. */
const isPlacedTwice = (told: readonly OrderFact[]): boolean => {
  const { sources, publishers } = barredFrom(told);
  return sources.size + publishers.size > 0;
};

const contradicts = ({ terms, told }: ToldOrder): boolean =>
  findConflicts(historyOfRecord(terms, told)).some(stopsGoods);
