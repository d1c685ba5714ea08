import type { Kept } from '@bujiao/platform';
import type { Pool } from 'pg';

/** An edit that its order's history does not hold yet keeps its letter. */
const CLOSED_LETTERS = `
with old as (
  select id from event_bus.dead_letters d
  where state <> 'parked' and closed_at < $1
    and not exists (select from event_bus.dead_letter_edits e where e.letter_id = d.id and e.record_at is not null)
  order by closed_at limit $2
), edits as (
  delete from event_bus.dead_letter_edits where letter_id in (select id from old)
) delete from event_bus.dead_letters where id in (select id from old)`;

/** Not a job that failed, which may be resumed; nor a rebuild whose copy, or whose old table, waits for a decision. */
const ENDED_JOBS = `
with old as (
  select id from ops.jobs
  where coalesce(ended_at, expires_at) < $1
    and (state = 'planned' or (state in ('done', 'cancelled') and phase in ('build', 'finished', 'undone')))
    and (state <> 'cancelled' or cleaned or started_at is null)
  order by seq limit $2
), events as (
  delete from ops.job_events where job_id in (select id from old)
) delete from ops.jobs where id in (select id from old)`;

/** What ops keeps of what is over. */
export function keptRecords(pool: Pool): readonly Kept[] {
  const by =
    (text: string): Kept['remove'] =>
    async (before, most) =>
      (await pool.query(text, [before, most])).rowCount ?? 0;
  return [
    { what: 'closed dead letters', remove: by(CLOSED_LETTERS) },
    { what: 'ended jobs', remove: by(ENDED_JOBS) },
  ];
}
