import pg from 'pg';
import { pause, sessionConfig } from '@bujiao/basics';
import { endSession } from '../database/index.js';

export interface NotifiedMarkOptions {
  readonly url: string;
  /** `application_name`, shown in pg_stat_activity. */
  readonly name: string;
  /** The channel on which the database notifies of each change, at its commit. */
  readonly channel: string;
  readonly read: () => Promise<string>;
  /** ms after which the mark is read again without a notification. @default 30000 */
  readonly rereadMs?: number;
}

const REREAD_MS = 30_000;
/** ms between attempts to reconnect. */
const RECONNECT_MS = 500;
/** ms after which a connection without an answer counts as broken. */
const ANSWER_MS = 10_000;

/**
 * A mark for a {@link ChangeFeed} that is read from its table only when the database has notified of a change. Without the listening
 * connection it is read at each look, so that no change is missed.
 */
export class NotifiedMark {
  private mark: string | undefined;
  private readAt = 0;
  /** Of what a read that begins now may keep. */
  private version = 0;
  /** A connection that is closing and its successor may overlap for a moment. */
  private connections = 0;

  constructor(private readonly options: NotifiedMarkOptions) {}

  /** Listens, over one connection that is opened again whenever it breaks. @returns ends it; idempotent */
  readonly listen = (): (() => void) => {
    const closing = new AbortController();
    void this.keepListening(closing.signal);
    return () => closing.abort();
  };

  async read(): Promise<string> {
    const { rereadMs = REREAD_MS } = this.options;
    const isFresh = this.connections > 0 && performance.now() - this.readAt < rereadMs;
    if (this.mark !== undefined && isFresh) return this.mark;
    this.outdate();
    const [version, at] = [this.version, performance.now()];
    const mark = await this.options.read();
    // Not where a notification or another read came meanwhile: it may have seen more.
    if (this.version === version) [this.mark, this.readAt] = [mark, at];
    return mark;
  }

  private async keepListening(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.listenOnce(signal);
      await pause(RECONNECT_MS, signal);
    }
  }

  /** Resolves when the connection has ended. */
  private async listenOnce(signal: AbortSignal): Promise<void> {
    const { url, name, channel } = this.options;
    const client = new pg.Client({
      connectionString: url,
      application_name: `bujiao ${name}`,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      ...sessionConfig(),
    });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    const end = (): void => void endSession(client);
    client.on('error', end);
    client.on('notification', () => this.outdate());
    signal.addEventListener('abort', end, { once: true });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      // Changes may have been notified of while this connection did not listen.
      this.outdate();
      await this.counted(ended);
    } catch {
      // Without the connection each look reads, and the feed reports where that fails as well.
    } finally {
      signal.removeEventListener('abort', end);
      await endSession(client);
    }
  }

  private async counted(ended: Promise<void>): Promise<void> {
    this.connections += 1;
    await ended;
    this.connections -= 1;
  }

  private outdate(): void {
    this.version += 1;
    this.mark = undefined;
  }
}
