import { WAITS } from './complexity.projection.js';

/** How resubmissions can be put into groups, and the text that names a group. Days are those of China. */
export const GROUPINGS = {
  day: `to_char(a.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  goodsKind: 'a.goods_kind',
  reason: 'a.reason',
  channel: 'a.channel',
  policyVersion: 'a.policy_version',
} as const;

const waitSums = WAITS.map(
  (wait) => `coalesce(sum(seconds) filter (where waits_for = '${wait}'), 0) as ${wait}`,
);
const waitTotals = WAITS.map((wait) => `coalesce(sum(e.${wait}), 0)::float8 as ${wait}`);

/**
 * Parameters: from, to, and by name what the resubmissions have in common (null: anything). A wait is counted when it is over; what came
 * after the end (a later look at the cards) waits for nobody. The table's unqualified name follows a swap of tables.
 */
export const complexitySql = (by: keyof typeof GROUPINGS): string => `
with asked as (
  select m.*, g.goods_kind as kind from complexity_moments m
  left join lateral (
    select s.goods_kind from complexity_moments s
    where s.order_id = m.order_id and s.goods_kind is not null limit 1) g on true
  where m.type = 'ResubmissionRequested' and m.at >= $1 and m.at < $2
    and ($3::text is null or g.goods_kind = $3) and ($4::text is null or m.reason = $4)
    and ($5::text is null or m.channel = $5) and ($6::text is null or m.policy_version = $6)),
a as (select resubmission_id, at, reason, channel, fields_typed, policy_version, kind as goods_kind from asked),
moments as (
  select m.resubmission_id, m.type, m.at, m.act,
    case
      when bool_or(m.type in ('ReceiptConfirmed', 'ResubmissionClosed', 'ResubmissionRejected', 'ResubmissionFailed')) over w
        then null
      when m.waits_for = 'platform' and bool_or(m.type = 'ResubmissionApproved') over w then 'supplier'
      else m.waits_for end as waits_for,
    greatest(0, extract(epoch from lead(m.at) over w - m.at)) as seconds
  from a join complexity_moments m on m.resubmission_id = a.resubmission_id
  window w as (partition by m.resubmission_id order by m.revision)),
e as (
  select resubmission_id, count(distinct act) as steps,
    bool_or(type in ('ReviewRequested', 'ManualWorkRequested')) as person,
    min(at) filter (where type = 'ResubmissionDelivered') as delivered_at,
    ${waitSums.join(',\n    ')}
  from moments group by 1)
select grouping(${GROUPINGS[by]}) = 1 as is_total, ${GROUPINGS[by]} as key,
  count(*)::int as resubmissions, count(e.delivered_at)::int as delivered,
  count(*) filter (where e.steps <= 1)::int as one_step,
  count(*) filter (where a.fields_typed = 0)::int as nothing_typed,
  count(*) filter (where not e.person)::int as without_person,
  avg(e.steps)::float8 as steps, avg(a.fields_typed)::float8 as fields_typed,
  percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from e.delivered_at - a.at)) as seconds,
  ${waitTotals.join(', ')}
from a join e using (resubmission_id)
group by grouping sets ((${GROUPINGS[by]}), ())
order by 1 desc, 2`;
