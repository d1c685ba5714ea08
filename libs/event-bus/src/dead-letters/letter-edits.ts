import type { Pool } from 'pg';
import type { ContentSeal } from './content-seal.js';
import type { DeadLetter, LetterEdit, LetterEditRecord } from './dead-letters.port.js';
import { contentColumns } from './letter-row.js';

const EDIT = `
with letter as (
  update event_bus.dead_letters set event = $3, sealed = $4, edits = edits + 1
  where id = $1 and state = 'parked' and edits = $2 returning id
) insert into event_bus.dead_letter_edits (letter_id, edited_by, why, changed) select id, $5, $6, $7 from letter`;

/** Changes the letter and records who did, in one statement. False: it was closed or changed meanwhile, or carries no event. */
export async function editLetter(
  pool: Pool,
  { id, event }: DeadLetter,
  { data, edits, changed, by, why }: LetterEdit,
  seal: ContentSeal | undefined,
): Promise<boolean> {
  if (!event) return false;
  const columns = await contentColumns({ ...event, data }, seal);
  const values = [id, edits, columns.event, columns.sealed, by, why, changed];
  const { rowCount } = await pool.query(EDIT, values);
  return rowCount === 1;
}

export async function editsOf(pool: Pool, id: string): Promise<readonly LetterEditRecord[]> {
  const { rows } = await pool.query<{ edited_at: Date; edited_by: string; why: string; changed: string[] }>(
    'select edited_at, edited_by, why, changed from event_bus.dead_letter_edits where letter_id = $1 order by id',
    [id],
  );
  return rows.map(({ edited_at: at, edited_by: by, why, changed }) => ({
    at: at.toISOString(),
    by,
    why,
    changed,
  }));
}
