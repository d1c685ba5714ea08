import { Injectable } from '@nestjs/common';
import { Batcher } from '@bujiao/batching';
import { rowsOf, text, texts, type Statement } from '@bujiao/fast-pg';
import type { OrderFact, OrderFeedEventType, OrderTerms } from '@bujiao/contracts';
import { factKey } from '@bujiao/order-history';
import { ServicePool } from '@bujiao/platform';
import type { CustomTypesConfig, Pool, QueryArrayConfig } from 'pg';
import { ADD, FIND, JUDGE, OPEN } from './order-records.sql.js';
import {
  factOf,
  keptFacts,
  recordOf,
  type KeptFact,
  type OrderRecord,
  type RecordRow,
} from './record-row.js';

export interface RecordUpdate {
  readonly orderId: string;
  readonly terms?: OrderTerms;
  readonly fact: KeptFact;
}

/** `accepted` and `duplicate` are in the record; `id-reused` and `record-full` are not. */
export type AddOutcome = 'accepted' | 'duplicate' | 'id-reused' | 'record-full';

/** A record that was marked, with what its buyer prefers, sealed. */
export interface OpenedRecord extends OrderRecord {
  readonly preferences?: string;
}

export interface Added {
  readonly record: OrderRecord;
  readonly outcome: AddOutcome;
  /** The fact as the record holds it. */
  readonly kept?: OrderFact;
}

/** What comparing its terms made of a fact, and of the order's merchant. */
export interface Judgement {
  readonly orderId: string;
  readonly fact?: { readonly key: string; readonly data: object };
  readonly merchantId?: string;
}

interface Opening {
  readonly orderId: string;
  readonly owner: string | null;
}

/** Events of these types guard goods or money: the last places of a record are kept for them. */
const GUARDS: readonly OrderFeedEventType[] = [
  'shop.order.paid',
  'shop.order.refunded',
  'shop.order.delivered',
  'shop.order.delayed',
  'shop.order.held',
  'shop.order.cancelled',
  'shop.order.corrected',
];

/** Intake's records of the shop's orders. Calls that come at the same time share a round trip. */
@Injectable()
export class OrderRecords {
  private readonly additions: Batcher<RecordUpdate, Added>;
  private readonly opens: Batcher<Opening, Opened | undefined>;
  private readonly finds: Batcher<string, OrderRecord | undefined>;

  constructor(@ServicePool('intake') private readonly pool: Pool) {
    this.additions = new Batcher((updates) => this.addAll(updates), { exclusiveKey: (u) => u.orderId });
    this.opens = new Batcher((orders) => this.openAll(orders), {
      exclusiveKey: (o) => o.orderId,
      concurrency: 2,
    });
    this.finds = new Batcher((ids) => this.findAll(ids), { concurrency: 2 });
  }

  /** Adds a fact to the order's record. Idempotent and commutative: neither order nor repetition changes the set. */
  add(update: RecordUpdate): Promise<Added> {
    return this.additions.add(update);
  }

  /** Keeps what comparing its terms made of a fact. Idempotent. */
  async judge({ orderId, fact, merchantId }: Judgement): Promise<OrderRecord> {
    const values = [orderId, fact?.key ?? null, fact ? JSON.stringify(fact.data) : null, merchantId ?? null];
    const query: QueryArrayConfig = { text: JUDGE, values, rowMode: 'array', types: AS_TEXT };
    const { rows } = await this.pool.query<(string | null)[]>(query);
    return recordOf(rows[0] as unknown as RecordRow);
  }

  /**
   * The record, marked as one whose stream is about to be opened by `owner` (anybody, where null). `streamOpen` of the
   * answer tells whether it had been marked before.
   */
  async openStream(orderId: string, owner: string | null): Promise<OpenedRecord | undefined> {
    const opened = await this.opens.add({ orderId, owner });
    return (opened && wasOvertaken(opened, owner) ? await this.opens.add({ orderId, owner }) : opened)
      ?.record;
  }

  find(orderId: string): Promise<OrderRecord | undefined> {
    return this.finds.add(orderId);
  }

  private async addAll(updates: readonly RecordUpdate[]): Promise<Added[]> {
    const rows = JSON.stringify(
      updates.map(({ orderId, terms, fact }) => ({ orderId, terms, facts: { [factKey(fact)]: fact } })),
    );
    const byId = await this.query({
      name: 'intake-add',
      text: ADD,
      parameters: [text(rows), texts([...GUARDS])],
    });
    return updates.map(({ orderId, fact }) => added(byId.get(orderId) as RecordRow, fact));
  }

  private async openAll(orders: readonly Opening[]): Promise<(Opened | undefined)[]> {
    const parameters = [texts(orders.map((o) => o.orderId)), texts(orders.map((o) => o.owner))];
    const byId = await this.query({ name: 'intake-open', text: OPEN, parameters });
    return orders.map(({ orderId }) => byId.get(orderId)).map((row) => row && openedOf(row));
  }

  private async findAll(orderIds: readonly string[]): Promise<(OrderRecord | undefined)[]> {
    const byId = await this.query({ name: 'intake-find', text: FIND, parameters: [texts(orderIds)] });
    return orderIds.map((orderId) => byId.get(orderId)).map((row) => row && recordOf(row));
  }

  private async query(statement: Statement): Promise<Map<string, RecordRow>> {
    const rows = await rowsOf<RecordRow>(this.pool, statement);
    return new Map(rows.map((row) => [row[0], row]));
  }
}

/** Every column as the text that the server sends. */
const AS_TEXT: CustomTypesConfig = { getTypeParser: () => (value: unknown) => value };

function added(row: RecordRow, fact: KeptFact): Added {
  const known = keptFacts(row)[factKey(fact)];
  const record = recordOf(row);
  if (!known) return { record, outcome: 'record-full' };
  const kept = factOf(known);
  if (known.hash !== fact.hash) return { record, outcome: 'id-reused', kept };
  return { record, outcome: isOwn(known, fact) ? 'accepted' : 'duplicate', kept };
}

/** This very call brought the fact; also where its statement was repeated, since the answer was lost. */
const isOwn = (known: KeptFact, { mark, receivedAt }: KeptFact): boolean =>
  known.mark === mark && known.receivedAt === receivedAt;

interface Opened {
  readonly record: OpenedRecord;
  /** This very statement marked the row. */
  readonly marked: boolean;
}

function openedOf(row: RecordRow): Opened {
  const [preferences, marked] = row.slice(-2) as [string | null, string];
  return { record: { ...recordOf(row), ...(preferences && { preferences }) }, marked: marked === 't' };
}

/** The row could have been marked for `owner` and was not: somebody else marked it at the same moment. */
function wasOvertaken({ record: { terms, streamOpen }, marked }: Opened, owner: string | null): boolean {
  const mayOpen =
    terms !== undefined && (owner === null || owner === terms.buyerId || owner === terms.merchantId);
  return mayOpen && !marked && !streamOpen;
}
