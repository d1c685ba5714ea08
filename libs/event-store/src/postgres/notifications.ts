import pg from 'pg';
import type { Bells } from '../internal/bell.js';
import { pause } from '../internal/pause.js';
import { clientConfig } from './connections.js';
import type { ResolvedOptions } from './options.js';

/** A notification takes 8000 bytes. */
const MAX_PAYLOAD = 7000;
const ANY_TYPE = '*';
/** Milliseconds between two notifications: each is a transaction here and a look at the events in every process that listens. */
const MIN_GAP = 2;
/** Milliseconds between tries to connect again. */
const RECONNECT_WAIT = { first: 50, last: 2000 };

/**
 * The line between the stores of several processes: one connection that tells the others which types were appended, and rings our
 * bells for theirs. Only a hint: who misses one finds the events at the next poll, so nothing here is retried.
 *
 * Telling is a transaction of its own, after the append has committed: inside, NOTIFY would line up all appends one behind the
 * other. What comes up while one is on its way goes out with the next.
 */
export class Notifications {
  private client: pg.Client | undefined;
  private kept = false;
  private listening = false;
  private untold = new Set<string>();
  private telling = false;
  private readonly closing = new AbortController();
  private readonly channel: string;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly bells: Bells,
  ) {
    this.channel = `${options.schema}_appended`;
  }

  /** From now on it hears of others' appends. Who never asks is never woken. */
  listen(): void {
    if (this.listening) return;
    this.listening = true;
    // A line that only tells is opened anew, and listens from its beginning.
    void this.client?.end().catch(() => undefined);
    this.open();
  }

  /** Tells the other processes that events of these types are there. */
  tell(types: ReadonlySet<string>): void {
    for (const type of types) this.untold.add(type);
    this.open();
    if (!this.telling) void this.tellUntold();
  }

  /** Opens the line, and opens it again whenever it breaks. */
  private open(): void {
    if (this.kept || this.closing.signal.aborted) return;
    this.kept = true;
    void this.keepOpen();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.end().catch(() => undefined);
  }

  private async tellUntold(): Promise<void> {
    this.telling = true;
    try {
      while (this.untold.size > 0 && this.client) {
        const payload = payloadOf(this.untold);
        this.untold = new Set();
        await this.client.query({ name: 'tell', text: 'SELECT pg_notify($1, $2)', values: [this.channel, payload] });
        await pause(MIN_GAP, this.closing.signal);
      }
    } catch {
      // The line is down, or as good as down; those who poll will find out.
      await this.client?.end().catch(() => undefined);
    } finally {
      this.telling = false;
    }
  }

  private async keepOpen(): Promise<void> {
    const { signal } = this.closing;
    let wait = RECONNECT_WAIT.first;
    while (!signal.aborted) {
      const client = new pg.Client(clientConfig(this.options));
      try {
        const ended = new Promise<void>((resolve) => client.once('end', resolve));
        await this.connect(client);
        wait = RECONNECT_WAIT.first;
        await ended;
      } catch {
        await client.end().catch(() => undefined);
      }
      this.client = undefined;
      await pause(wait, signal);
      wait = Math.min(wait * 2, RECONNECT_WAIT.last);
    }
  }

  private async connect(client: pg.Client): Promise<void> {
    client.on('error', () => void client.end().catch(() => undefined));
    client.on('notification', ({ processId, payload }) => {
      // Our own appends have rung already.
      if (processId !== processIdOf(client)) this.bells.ring(typesOf(payload));
    });
    await client.connect();
    // A notification needs not survive a crash of the server: it does not wait for the disk.
    await client.query('SET synchronous_commit = off');
    if (this.listening) await client.query(`LISTEN ${this.channel}`);
    this.client = client;
    // Whatever was told while nobody listened.
    this.bells.ring();
    if (this.closing.signal.aborted) await client.end();
    else if (!this.telling) void this.tellUntold();
  }
}

const processIdOf = (client: pg.Client): unknown => (client as unknown as { readonly processID: unknown }).processID;

function payloadOf(types: ReadonlySet<string>): string {
  const payload = JSON.stringify([...types]);
  return Buffer.byteLength(payload) > MAX_PAYLOAD ? ANY_TYPE : payload;
}

function typesOf(payload: string | undefined): ReadonlySet<string> | undefined {
  if (!payload || payload === ANY_TYPE) return undefined;
  try {
    return new Set(JSON.parse(payload) as string[]);
  } catch {
    // Somebody else on our channel: look, it costs nothing.
    return undefined;
  }
}
