import { Injectable } from '@nestjs/common';
import { Batcher } from '@bujiao/batching';
import { rowsOf, text, texts, type Statement } from '@bujiao/batching/postgres';
import type { OrderFacts, OrderTerms } from '@bujiao/contracts';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import { SNAPSHOT_COLUMNS, snapshotOf, type OrderSnapshot, type SnapshotRow } from './snapshot-row.js';

export interface SnapshotUpdate {
  readonly orderId: string;
  readonly terms?: OrderTerms;
  readonly facts: OrderFacts;
}

interface Opening {
  readonly orderId: string;
  readonly owner: string | null;
}

/** Each fact merges like {@link mergeFacts} does: earliest time, largest quantity, lesser text; terms never change once known. */
const MERGE = `
  insert into intake.order_snapshots as known (${SNAPSHOT_COLUMNS})
  select "orderId", terms, "paidAt", "paymentTimedOutAt", "deliveryFailedAt", "deliveryFailureCode", "delayedAt",
         "pendingSupplierOrder", "deliveredAt", "deliveredQuantity", "cancelledAt", false
  from json_to_recordset($1) as r("orderId" text, terms json, "paidAt" timestamptz, "paymentTimedOutAt" timestamptz,
    "deliveryFailedAt" timestamptz, "deliveryFailureCode" text, "delayedAt" timestamptz, "pendingSupplierOrder" json,
    "deliveredAt" timestamptz, "deliveredQuantity" integer, "cancelledAt" timestamptz)
  order by 1
  on conflict (order_id) do update set
    terms = coalesce(known.terms, excluded.terms),
    paid_at = least(known.paid_at, excluded.paid_at),
    payment_timed_out_at = least(known.payment_timed_out_at, excluded.payment_timed_out_at),
    delivery_failed_at = least(known.delivery_failed_at, excluded.delivery_failed_at),
    delivery_failure_code = least(known.delivery_failure_code collate "C", excluded.delivery_failure_code),
    delayed_at = least(known.delayed_at, excluded.delayed_at),
    pending_supplier_order = case
      when known.pending_supplier_order is null or excluded.pending_supplier_order::text collate "C" < known.pending_supplier_order::text
      then excluded.pending_supplier_order else known.pending_supplier_order end,
    delivered_at = least(known.delivered_at, excluded.delivered_at),
    delivered_quantity = greatest(known.delivered_quantity, excluded.delivered_quantity),
    cancelled_at = least(known.cancelled_at, excluded.cancelled_at)
  returning ${SNAPSHOT_COLUMNS}`;

/**
 * Rows are told as they were before, so `stream_open` says whether somebody was here earlier. The marking and the merging of a
 * fact meet at the row's lock: either this reads the fact, or the fact's writer sees the mark and records it in the stream.
 * A row that another statement marked while this one waited is told as it was before both, and so may lack a fact: such an
 * answer (`marked` false, `stream_open` false) is good for nothing, and has to be asked for again.
 */
const OPEN = `
  with wanted as (select order_id, owner from unnest($1::text[], $2::text[]) as w(order_id, owner)),
  marked as (
    update intake.order_snapshots s set stream_open = true from wanted w
    where s.order_id = w.order_id and not s.stream_open and s.terms is not null
      and (w.owner is null or w.owner in (s.buyer_id, s.merchant_id))
    returning s.*
  )
  select ${SNAPSHOT_COLUMNS.replace('stream_open', 'false as stream_open')}, true as marked from marked
  union all
  select ${SNAPSHOT_COLUMNS}, false from intake.order_snapshots
  where (select count(*) from marked) < cardinality($1) and order_id = any($1) and order_id not in (select order_id from marked)`;

const FIND = `select ${SNAPSHOT_COLUMNS} from intake.order_snapshots where order_id = any($1::text[])`;

/** Intake's snapshots of the shop's orders. Calls that come at the same time share a round trip. */
@Injectable()
export class OrderSnapshots {
  private readonly merges: Batcher<SnapshotUpdate, OrderSnapshot>;
  private readonly opens: Batcher<Opening, Opened | undefined>;
  private readonly finds: Batcher<string, OrderSnapshot | undefined>;

  constructor(@ServicePool('intake') private readonly pool: Pool) {
    this.merges = new Batcher((updates) => this.mergeAll(updates), { exclusiveKey: (u) => u.orderId });
    this.opens = new Batcher((orders) => this.openAll(orders), {
      exclusiveKey: (o) => o.orderId,
      concurrency: 2,
    });
    this.finds = new Batcher((ids) => this.findAll(ids), { concurrency: 2 });
  }

  /** Adds what is new. Idempotent and commutative. */
  merge(update: SnapshotUpdate): Promise<OrderSnapshot> {
    return this.merges.add(update);
  }

  /**
   * The snapshot, marked as one whose stream is about to be opened by `owner` (anybody, where null). `streamOpen` of the
   * answer tells whether it had been marked before.
   */
  async openStream(orderId: string, owner: string | null): Promise<OrderSnapshot | undefined> {
    const opened = await this.opens.add({ orderId, owner });
    return (opened && wasOvertaken(opened, owner) ? await this.opens.add({ orderId, owner }) : opened)
      ?.snapshot;
  }

  find(orderId: string): Promise<OrderSnapshot | undefined> {
    return this.finds.add(orderId);
  }

  private async mergeAll(updates: readonly SnapshotUpdate[]): Promise<OrderSnapshot[]> {
    const rows = JSON.stringify(updates.map(({ orderId, terms, facts }) => ({ orderId, terms, ...facts })));
    const byId = await this.query({ name: 'intake-merge', text: MERGE, parameters: [text(rows)] });
    return updates.map(({ orderId }) => snapshotOf(byId.get(orderId) as SnapshotRow));
  }

  private async openAll(orders: readonly Opening[]): Promise<(Opened | undefined)[]> {
    const parameters = [texts(orders.map((o) => o.orderId)), texts(orders.map((o) => o.owner))];
    const byId = await this.query({ name: 'intake-open', text: OPEN, parameters });
    return orders
      .map(({ orderId }) => byId.get(orderId))
      .map((row) => row && { snapshot: snapshotOf(row), marked: row.at(-1) === 't' });
  }

  private async findAll(orderIds: readonly string[]): Promise<(OrderSnapshot | undefined)[]> {
    const byId = await this.query({ name: 'intake-find', text: FIND, parameters: [texts(orderIds)] });
    return orderIds.map((orderId) => byId.get(orderId)).map((row) => row && snapshotOf(row));
  }

  private async query(statement: Statement): Promise<Map<string, SnapshotRow>> {
    const rows = await rowsOf<SnapshotRow>(this.pool, statement);
    return new Map(rows.map((row) => [row[0], row]));
  }
}

interface Opened {
  readonly snapshot: OrderSnapshot;
  /** This very statement marked the row. */
  readonly marked: boolean;
}

/** The row could have been marked for `owner` and was not: somebody else marked it at the same moment. */
function wasOvertaken({ snapshot: { terms, streamOpen }, marked }: Opened, owner: string | null): boolean {
  const mayOpen =
    terms !== undefined && (owner === null || owner === terms.buyerId || owner === terms.merchantId);
  return mayOpen && !marked && !streamOpen;
}
