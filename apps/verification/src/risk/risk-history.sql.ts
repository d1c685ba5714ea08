/** Orders of one buyer, and requests of one mark, that are read at most: the newest. */
const MOST = 500;

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;

/** A later time is left out: the decision did not know it. */
const known = (column: string): string => `case when ${column} < i.as_of then ${ms(column)} end`;

const REQUESTS = `
  select json_agg(json_build_array(${ms('q.requested_at')}, q.reason, ${known('q.refused_at')}, q.refused_code,
      ${known('q.delivered_at')}, ${known('q.confirmed_at')}))
  from risk_requests as q
  where q.order_id = o.order_id and q.requested_at < i.as_of and q.requested_at > i.as_of - interval '181 days'`;

/** Evidence that another order had had before: who comes second is the one to look at. */
const REUSED_EVIDENCE = `
  select from risk_evidence as e
  join risk_evidence as f on f.mark = e.mark and f.order_id <> e.order_id and f.added_at < e.added_at
  where e.order_id = o.order_id and e.added_at < i.as_of and e.added_at > i.as_of - interval '90 days'`;

const NEWEST_ORDERS = `
  select * from risk_orders where buyer_id = i.buyer_id order by placed_at desc limit ${MOST}`;

/** The buyer's newest orders, each with its requests. In one read: most of the statement's cost is its number of plan nodes. */
const ORDERS = `
  select count(*) as number, bool_or(exists (${REUSED_EVIDENCE})) as reused_evidence,
    json_agg(json_build_array(case when o.opened_at < i.as_of then ${ms('o.placed_at')} end,
      ${known('o.refunded_at')}, ${known('o.disputed_at')}, o.amount, (${REQUESTS}))) as orders
  from (${NEWEST_ORDERS}) as o`;

/** The moment of the oldest order, where there are more than are read. */
const KNOWN_SINCE = `
  select ${ms('o.placed_at')} from risk_orders as o
  where o.buyer_id = i.buyer_id and o.opened_at < i.as_of order by o.placed_at limit 1`;

/** Who used a mark: each buyer once. */
const usesOf = (requests: string): string => `
  select json_agg(json_build_array(u.buyer_id, ${ms('u.seen_at')}, ${ms('u.refused_at')})) from (
    select r.buyer_id, max(r.requested_at) as seen_at,
      greatest(max(r.refused_at) filter (where r.refused_at < i.as_of),
               max(r.disputed_at) filter (where r.disputed_at < i.as_of)) as refused_at
    from (${requests}) as r group by r.buyer_id
    order by 3 desc nulls last, 2 desc limit 9
  ) as u`;

const COLUMNS = 'o.buyer_id, q.requested_at, q.refused_at, o.disputed_at';
const WITHIN = `q.requested_at < i.as_of and q.requested_at > i.as_of - interval '90 days'`;

const byMark = (column: string): string => `
  select ${COLUMNS} from risk_requests as q join risk_orders as o on o.order_id = q.order_id
  where q.${column}_mark = i.${column} and ${WITHIN} order by q.requested_at desc limit ${MOST}`;

/** Requests that kept the account of their order. */
const BY_ACCOUNT_OF_ORDER = `
  select ${COLUMNS} from risk_orders as o join risk_requests as q on q.order_id = o.order_id
  where o.account_mark = i.account and q.account_mark is null and ${WITHIN} limit ${MOST}`;

/** Devices from which the buyer asked for what was delivered, each once. */
const DEVICES = `
  select json_agg(distinct q.device_mark)
  from (${NEWEST_ORDERS}) as o
  join risk_requests as q on q.order_id = o.order_id
  where q.delivered_at < i.as_of and q.device_mark is not null`;

const BY_MERCHANT = `
  select count(*) from (
    select from risk_requests as q
    where q.merchant_id = i.merchant and q.requested_at < i.as_of and q.requested_at > i.as_of - interval '24 hours'
    limit 10000
  ) as m`;

/** One row a request that is judged, in any order: its number and what is known as of its moment. */
export const READ_RISK_HISTORY = `
  select i.n::text, b.orders::text, b.reused_evidence::text,
    case when b.number = ${MOST} then (${KNOWN_SINCE})::text end,
    case when i.account is not null then (${usesOf(`(${byMark('account')}) union all (${BY_ACCOUNT_OF_ORDER})`)})::text end,
    case when i.device is not null then (${usesOf(byMark('device'))})::text end,
    case when i.address is not null then (${usesOf(byMark('address'))})::text end,
    case when i.device is not null then (${DEVICES})::text end,
    case when i.merchant is not null then (${BY_MERCHANT})::text end
  from unnest($1::int[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[])
    as i(n, buyer_id, as_of, account, device, address, merchant)
  cross join lateral (${ORDERS}) as b`;
