import type { Position, RecordedEvent } from '@bujiao/event-store';
import type { Pool } from 'pg';

const MINUTE_MS = 60_000;
const FLUSH_AT = 1_000;

/**
 * A sparse index from time to position: one mark a minute, written by readers that pass over the store anyway. It spares a
 * reader the events before the time that it looks for.
 */
export class TimeMarks {
  constructor(private readonly pool: Pool) {}

  /** A position before every event that was recorded at `at` or later; undefined where no mark is that old. */
  async before(at: Date): Promise<Position | undefined> {
    const { rows } = await this.pool.query<{ position: string }>(
      'select position from ops.time_marks where minute < $1 order by minute desc limit 1',
      [new Date(at.getTime() - MINUTE_MS)],
    );
    return rows[0]?.position;
  }

  /** Notes marks while a reader goes over the store, in order. */
  writer(): TimeMarkWriter {
    return new TimeMarkWriter(this.pool);
  }
}

export class TimeMarkWriter {
  private readonly marks = new Map<number, Position>();
  private last = -1;

  constructor(private readonly pool: Pool) {}

  note({ recordedAt, position }: RecordedEvent): void {
    const minute = Math.floor(Date.parse(recordedAt) / MINUTE_MS);
    if (minute <= this.last) return;
    this.last = minute;
    this.marks.set(minute, position);
  }

  /** To be called now and then, so that memory does not grow with the store. */
  async flushWhenFull(): Promise<void> {
    if (this.marks.size >= FLUSH_AT) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.marks.size === 0) return;
    const minutes = [...this.marks.keys()].map((minute) => new Date(minute * MINUTE_MS));
    await this.pool.query(
      `insert into ops.time_marks (minute, position) select * from unnest($1::timestamptz[], $2::text[])
       on conflict (minute) do nothing`,
      [minutes, [...this.marks.values()]],
    );
    this.marks.clear();
  }
}
