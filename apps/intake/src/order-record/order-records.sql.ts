import { RECORD_COLUMNS } from './record-row.js';

/** Facts of one order at most, and those kept free for events that guard goods or money. */
export const FACT_LIMITS = { facts: 1_000, kept: 100, bytes: 512 * 1024 } as const;
const { facts: MOST, kept: KEPT, bytes: BYTES } = FACT_LIMITS;

/**
 * Adds one fact an order, as the union of two sets: a fact that is known stays as it was first told. Whether an update takes
 * its fact shows in the row that it returns. Terms never change once known. Beyond the limits only facts that guard goods or
 * money are taken, and beyond `facts` none: a loop in a publisher must not grow a row for ever.
 */
export const ADD = `
  insert into intake.order_records as known (order_id, terms, facts, fact_count, buyer_id, merchant_id)
  select "orderId", terms, facts, 1, terms ->> 'buyerId', terms ->> 'merchantId'
  from json_to_recordset($1) as r("orderId" text, terms json, facts jsonb)
  order by 1
  on conflict (order_id) do update set
    terms = coalesce(known.terms, excluded.terms),
    buyer_id = coalesce(known.buyer_id, excluded.buyer_id),
    merchant_id = coalesce(known.merchant_id, excluded.merchant_id),
    facts = case
      when known.fact_count >= ${MOST} then known.facts
      when known.fact_count >= ${MOST - KEPT} or pg_column_size(known.facts) > ${BYTES} then
        case when exists (select from jsonb_each(excluded.facts) f where f.value ->> 'type' = any($2::text[]))
        then excluded.facts || known.facts else known.facts end
      else excluded.facts || known.facts end,
    fact_count = least(${MOST}, known.fact_count
      + (select count(*) from jsonb_object_keys(excluded.facts) k where not known.facts ? k)::int)
  returning ${RECORD_COLUMNS}`;

/** Replaces the data of a fact that the comparison of terms judged; and the merchant, where it was filled in or corrected. */
export const JUDGE = `
  update intake.order_records set
    facts = case when $2::text is null then facts else jsonb_set(facts, array[$2, 'data'], $3::jsonb) end,
    merchant_id = coalesce($4, merchant_id)
  where order_id = $1
  returning ${RECORD_COLUMNS}`;

/** The preferences of the order's buyer, sealed: a request is recorded with them, and a read of their own would cost a round trip. */
const preferencesOf = (orders: string): string =>
  `(select preferences from intake.buyer_profiles p where p.buyer_id = ${orders}.buyer_id) as preferences`;

/**
 * Rows are returned as they were before, so `stream_open` says whether somebody was here earlier. The marking and the adding
 * of a fact meet at the row's lock: either this reads the fact, or the fact's writer sees the mark and records it in the
 * stream. A row that another statement marked while this one waited is returned as it was before both, and so may lack a
 * fact: such an answer (`marked` false, `stream_open` false) is useless and has to be asked for again.
 * Rows are locked in the order in which {@link ADD} locks them, so that the two cannot deadlock.
 */
export const OPEN = `
  with wanted as (select order_id, owner from unnest($1::text[], $2::text[]) as w(order_id, owner)),
  locked as (
    select s.order_id from intake.order_records s join wanted w using (order_id)
    where not s.stream_open and s.terms is not null and (w.owner is null or w.owner in (s.buyer_id, s.merchant_id))
    order by s.order_id for no key update of s
  ),
  marked as (
    update intake.order_records s set stream_open = true from locked where s.order_id = locked.order_id returning s.*
  )
  select ${RECORD_COLUMNS.replace('stream_open', 'false as stream_open')}, ${preferencesOf('marked')}, true as marked from marked
  union all
  select ${RECORD_COLUMNS}, ${preferencesOf('order_records')}, false from intake.order_records
  where (select count(*) from marked) < cardinality($1) and order_id = any($1) and order_id not in (select order_id from marked)`;

export const FIND = `select ${RECORD_COLUMNS} from intake.order_records where order_id = any($1::text[])`;
