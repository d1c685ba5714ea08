import { pause, sessionConfig } from '@bujiao/basics';
import { Injectable } from '@nestjs/common';
import { Config, endSession } from '@bujiao/platform';
import pg from 'pg';

/** ms between two attempts to take the lead. */
const TRY_EVERY = 1_000;
/** ms after which a connection without an answer counts as broken. */
const ANSWER_WITHIN = 5_000;
const LOCK = `hashtextextended('bujiao relay', 0)`;

/** At most one relay publishes at a time: the holder of an advisory lock, which PostgreSQL releases when its connection ends. */
@Injectable()
export class Leadership {
  constructor(private readonly config: Config) {}

  /** Waits for the lead, then runs `work`, whose signal aborts when the lead is lost or `stopping` does. */
  async whileLeading(stopping: AbortSignal, work: (leading: AbortSignal) => Promise<void>): Promise<void> {
    const lost = new AbortController();
    const client = new pg.Client({
      connectionString: this.config.pgUrl,
      application_name: 'bujiao relay lead',
      connectionTimeoutMillis: ANSWER_WITHIN,
      query_timeout: ANSWER_WITHIN,
      ...sessionConfig(),
    });
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    try {
      await client.connect();
      if (await this.lead(client, stopping)) await work(AbortSignal.any([stopping, lost.signal]));
    } finally {
      await endSession(client);
    }
  }

  private async lead(client: pg.Client, stopping: AbortSignal): Promise<boolean> {
    while (!stopping.aborted) {
      const { rows } = await client.query<{ leads: boolean }>(
        `select pg_try_advisory_lock(${LOCK}) as leads`,
      );
      if (rows[0]?.leads) return true;
      await pause(TRY_EVERY, stopping);
    }
    return false;
  }
}
