import { pause } from '@bujiao/basics';
import type { Column, Statement } from '@bujiao/fast-pg';
import pg from 'pg';
import { EventStoreInUse, EventStoreUnavailable } from '../event-store.errors.js';
import { clientConfig, sessionOn, type Session } from './connections.js';
import { leaseOf } from './lease.js';
import type { ResolvedOptions } from './options.js';
import { sqlState } from './pg-errors.js';
import type { Place } from './position.js';

/** Milliseconds after which the lease of a killed writer is free at the latest. */
const LEASE_DEADLINE = 10_000;
const LEASE_RETRY = 50;

/**
 * Writes something, so that the commit is on disk when it is answered: after a crash the server could assign an unwritten id again.
 */
const OWN_PLACE =
  "SELECT pg_current_xact_id()::text AS id, pg_logical_emit_message(true, 'event-store', 'sole writer')";

export interface LeaseEvents {
  /** No other process appends from now on. Everything appended before has a place before this one. */
  readonly onHeld: (from: Place) => void;
  /** Others may append again; the outcome of the statement in flight is not known. */
  readonly onLost: () => void;
}

/**
 * The only session of a sole writer. It holds the store's lease, an advisory lock, so the lease is lost only with the connection, and
 * no statement of this connection runs without it. Opened when first needed, and again whenever it breaks.
 */
export class SoleWriter implements Session {
  private opening: Promise<pg.Client> | undefined;
  private closed = false;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly events: LeaseEvents,
  ) {}

  /** @throws EventStoreInUse while another process holds the lease */
  async rows<Row extends readonly Column[]>(statement: Statement): Promise<readonly Row[]> {
    const client = await this.open();
    try {
      return await sessionOn(client).rows<Row>(statement);
    } catch (error) {
      // Without an answer the statement may still run at any time, so no later one may use this connection or the lease.
      if (sqlState(error) === undefined) client.end().catch(() => undefined);
      throw error;
    }
  }

  async end(): Promise<void> {
    this.closed = true;
    const client = await this.opening?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  /** @throws EventStoreInUse while another process holds the lease */
  open(): Promise<pg.Client> {
    if (this.closed) return Promise.reject(new EventStoreUnavailable('it is closed'));
    this.opening ??= this.connect().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...clientConfig(this.options), pipeline: true });
    client.on('error', () => void client.end().catch(() => undefined));
    try {
      await client.connect();
      await this.takeLease(client);
      const { rows } = await client.query<{ id: string }>(OWN_PLACE);
      client.once('end', () => this.lose());
      this.events.onHeld({ transactionId: Number(rows[0]?.id), position: 0 });
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  private async takeLease(client: pg.Client): Promise<void> {
    const end = Date.now() + LEASE_DEADLINE;
    while (!this.closed) {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
        leaseOf(this.options.schema),
      ]);
      if (rows[0]?.taken) return;
      if (Date.now() > end) throw new EventStoreInUse();
      await pause(LEASE_RETRY);
    }
    throw new EventStoreUnavailable('it is closed');
  }

  private lose(): void {
    this.opening = undefined;
    this.events.onLost();
  }
}
