import type { Marks } from '@bujiao/platform';
import type { Pool } from 'pg';

/** What pages of ops show, each with what tells that it has changed. */
export const OPS_VIEWS = ['consumers', 'dead-letters', 'flow', 'jobs', 'log', 'projections'] as const;
type OpsView = (typeof OPS_VIEWS)[number];

/** Newest rows only: no part of it grows with what is kept. */
const MARKS = `
select
  concat_ws('/', (select max(id) from event_bus.dead_letters),
    (select max(closed_at) from event_bus.dead_letters where closed_at is not null),
    (select max(id) from event_bus.dead_letter_edits),
    (select concat(count(*), max(requested_at)) from event_bus.redrive_requests)) as "dead-letters",
  concat_ws('/', (select max(seq) from ops.job_events), (select max(seq) from ops.jobs),
    (select max(updated_at) from ops.jobs)) as jobs,
  concat_ws('/', (select max(seen_at) from ops.projections),
    (select max(updated_at) from ops.jobs where target like 'projection:%')) as projections,
  concat_ws('/', (select max(id) from event_bus.group_actions),
    (select concat(count(*), max(acknowledged_at)) from event_bus.paused_groups)) as "group-acts",
  (select md5(string_agg(group_name || position, ',' order by group_name)) from event_bus.checkpoints) as flow`;

type Row = Readonly<Record<Exclude<OpsView, 'consumers' | 'log'> | 'group-acts', string | null>>;

/** Marks of the views of ops, from the tables that ops reads anyway. */
export async function opsMarks(pool: Pool): Promise<Marks & Readonly<Record<OpsView, string>>> {
  const { rows } = await pool.query<Row>(MARKS);
  const at = (name: keyof Row): string => rows[0]?.[name] ?? '';
  const letters = at('dead-letters');
  const acts = at('group-acts');
  const [jobs, flow] = [at('jobs'), at('flow')];
  return {
    consumers: `${acts} ${flow} ${letters}`,
    'dead-letters': letters,
    flow,
    jobs,
    log: `${acts} ${letters} ${jobs}`,
    projections: at('projections'),
  };
}
