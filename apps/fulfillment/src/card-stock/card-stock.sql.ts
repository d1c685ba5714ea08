/**
 * Claims for many attempts in one statement: per goods, the claims line up one after another (a running sum of what they ask
 * for) along the oldest available cards. `skip locked` lets concurrent statements take different cards; a claim that finds too
 * few left gets none, and what it would have taken is not touched. An attempt that holds cards already is answered with those;
 * two statements that claim for one attempt at the same moment meet at its unique units, and the later one fails as a whole.
 */
export const CLAIM = `
  with claim as (
    select * from json_to_recordset($1) as c("attemptId" uuid, "orderId" text, "goodsId" text, quantity integer)
  ),
  held as (
    select attempt_id, array_agg(card_id order by stock_no) as card_ids from card_secrets
    where attempt_id in (select "attemptId" from claim) group by attempt_id
  ),
  wanted as (
    select c.*, sum(quantity) over (partition by "goodsId" order by "attemptId") as upto
    from claim c where "attemptId" not in (select attempt_id from held)
  ),
  demand as (select "goodsId", sum(quantity) as units from wanted group by "goodsId"),
  free as (
    select d."goodsId", f.card_id, row_number() over (partition by d."goodsId" order by f.stock_no) as no
    from demand d, lateral (
      select card_id, stock_no from card_secrets
      where goods_id = d."goodsId" and state = 'AVAILABLE' order by stock_no limit d.units for update skip locked
    ) f
  ),
  stock as (select "goodsId", count(*) as units from free group by "goodsId"),
  taken as (
    update card_secrets s set state = 'RESERVED', attempt_id = w."attemptId", unit_no = f.no - w.upto + w.quantity,
      order_id = w."orderId", reserved_at = now()
    from wanted w join stock using ("goodsId") join free f using ("goodsId")
    where w.upto <= stock.units and f.no > w.upto - w.quantity and f.no <= w.upto and s.card_id = f.card_id
    returning s.attempt_id, s.card_id, s.stock_no
  )
  select attempt_id, array_agg(card_id order by stock_no) as card_ids from taken group by attempt_id
  union all select attempt_id, card_ids from held`;

export const RELEASE = `
  update card_secrets set state = 'AVAILABLE', attempt_id = null, unit_no = null, order_id = null, reserved_at = null
  where attempt_id = any($1::uuid[]) and state = 'RESERVED'`;

export const MARK_DELIVERED = `
  update card_secrets set state = 'DELIVERED' where attempt_id = any($1::uuid[]) and state = 'RESERVED'`;

export const MARK_REVEALED = `
  update card_secrets set state = 'REVEALED' where card_id = any($1::uuid[]) and state in ('RESERVED', 'DELIVERED')`;

export const STALE = `
  select attempt_id as "attemptId", order_id as "orderId" from card_secrets
  where state = 'RESERVED' and reserved_at < now() - $1 * interval '1 millisecond'
  group by attempt_id, order_id order by min(reserved_at) limit 500`;
