import { STOCK_ZONE } from './card-texts.js';

/**
 * Claims for many attempts in one statement: per goods, the claims line up one after another (a running sum of what they ask
 * for) along the oldest available cards. `skip locked` lets concurrent statements take different cards; a claim that finds too
 * few left gets none, and what it would have taken is not touched. An attempt that holds cards already is answered with those;
 * two statements that claim for one attempt at the same moment meet at its unique units, and the later one fails as a whole.
 * A card is not issued once its expiry is over. Units and cards are numbered first, and put together by number: joined in one go, the planner would try each with each.
 */
export const CLAIM = `
  with claim as (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) as c(attempt_id, order_id, goods_id, quantity)
  ),
  held as (
    select attempt_id, string_agg(card_id::text, ' ' order by stock_no) as card_ids from card_secrets
    where attempt_id = any($1::uuid[]) group by attempt_id
  ),
  wanted as (
    select c.*, sum(quantity) over (partition by goods_id order by attempt_id) as upto
    from claim c where attempt_id not in (select attempt_id from held)
  ),
  demand as (select goods_id, sum(quantity) as units from wanted group by goods_id),
  free as materialized (
    select d.goods_id, f.card_id, row_number() over (partition by d.goods_id order by f.stock_no) as no
    from demand d, lateral (
      select card_id, stock_no from card_secrets
      where goods_id = d.goods_id and attempt_id is null and state = 'AVAILABLE'
        and (expires_on is null or expires_on >= (now() at time zone '${STOCK_ZONE}')::date)
      order by stock_no limit d.units for update skip locked
    ) f
  ),
  stock as (select goods_id, count(*) as units from free group by goods_id),
  unit as materialized (
    select w.attempt_id, w.order_id, w.goods_id, n as unit_no, (w.upto - w.quantity + n)::bigint as no
    from wanted w join stock s using (goods_id), generate_series(1, w.quantity) as n
    where w.upto <= s.units
  ),
  taken as (
    update card_secrets s set state = 'RESERVED', attempt_id = u.attempt_id, unit_no = u.unit_no, order_id = u.order_id,
      reserved_at = now()
    from unit u join free f using (goods_id, no)
    where s.card_id = f.card_id
    returning s.attempt_id, s.card_id, s.stock_no
  )
  select attempt_id, string_agg(card_id::text, ' ' order by stock_no) as card_ids from taken group by attempt_id
  union all select attempt_id, card_ids from held`;

export const RELEASE = `
  update card_secrets set state = 'AVAILABLE', attempt_id = null, unit_no = null, order_id = null, reserved_at = null
  where attempt_id = any($1::uuid[]) and state = 'RESERVED'`;

export const MARK_DELIVERED = `
  update card_secrets set state = 'DELIVERED' where attempt_id = any($1::uuid[]) and state = 'RESERVED'`;

export const MARK_REVEALED = `
  update card_secrets set state = 'REVEALED' where card_id = any($1::uuid[]) and state in ('RESERVED', 'DELIVERED')`;

/** Of the last day: the sweep comes every minute, and the time's index is one of ranges. */
export const STALE = `
  select attempt_id as "attemptId", order_id as "orderId" from card_secrets
  where state = 'RESERVED' and reserved_at between now() - interval '1 day' and now() - $1 * interval '1 millisecond'
  group by attempt_id, order_id order by min(reserved_at) limit 500`;
