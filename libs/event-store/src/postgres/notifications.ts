import { pause } from '@bujiao/basics';
import pg from 'pg';
import type { Notifiers } from '../internal/notifier.js';
import { clientConfig } from './connections.js';
import type { ResolvedOptions } from './options.js';

/**
 * Milliseconds without another notification after one was sent: each is a transaction here, and wakes every listening session of the
 * database.
 */
const SILENCE = 100;
/** Milliseconds for which a notified process keeps reading, for events of the sender's silence; longer than it, for the delay. */
const READ_FOR = 150;
/** Milliseconds between these reads. */
const READ_EVERY = 5;
/** Milliseconds between attempts to reconnect: doubling, from the first to the last. */
const RECONNECT_WAIT = { first: 50, last: 2000 };

/**
 * Notifies the stores of other processes of appends, and this store's subscriptions of theirs, over one connection. A notification is
 * only a hint: a process that misses one finds the events at its next poll, so nothing here is retried.
 *
 * A single append is notified at once. Under load, one notification stands for everything within {@link SILENCE}: the receivers keep
 * reading for that long. NOTIFY runs in a transaction of its own after the append has committed; inside the append it would serialise
 * all commits.
 */
export class Notifications {
  private client: pg.Client | undefined;
  private kept = false;
  private listening = false;
  private pending = false;
  private sending = false;
  private reading = false;
  private readUntil = 0;
  private readonly closing = new AbortController();
  private readonly channel: string;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly notifiers: Notifiers,
  ) {
    this.channel = `${options.schema}_appended`;
  }

  /** Receives notifications from now on. A process without subscriptions never does. */
  listen(): void {
    if (this.listening) return;
    this.listening = true;
    // A connection that only sends is replaced by one that listens from its beginning.
    void this.client?.end().catch(() => undefined);
    this.open();
  }

  /** Notifies the other processes that there are events. */
  send(): void {
    this.pending = true;
    this.open();
    if (!this.sending) void this.sendPending();
  }

  /** Opens the connection, and opens it again whenever it breaks. */
  private open(): void {
    if (this.kept || this.closing.signal.aborted) return;
    this.kept = true;
    void this.keepOpen();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.end().catch(() => undefined);
  }

  private async sendPending(): Promise<void> {
    this.sending = true;
    try {
      while (this.pending && this.client) {
        this.pending = false;
        await this.client.query(`NOTIFY ${this.channel}`);
        await pause(SILENCE, this.closing.signal);
      }
    } catch {
      // The connection is broken; the others find the events by polling.
      await this.client?.end().catch(() => undefined);
    } finally {
      this.sending = false;
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
    client.on('notification', ({ processId }) => {
      // This process has notified its subscriptions of its own appends already.
      if (processId !== processIdOf(client)) this.onNotification();
    });
    await client.connect();
    // A notification needs not survive a crash of the server: it does not wait for the disk.
    await client.query('SET synchronous_commit = off');
    if (this.listening) await client.query(`LISTEN ${this.channel}`);
    this.client = client;
    if (this.closing.signal.aborted) return void (await client.end());
    // Notifications may have been sent while this connection did not listen.
    if (this.listening) this.onNotification();
    if (!this.sending) void this.sendPending();
  }

  /** Notifies the subscriptions now, and repeatedly for as long as a sender may be silent about more. */
  private onNotification(): void {
    this.readUntil = performance.now() + READ_FOR;
    this.notifiers.notify();
    if (!this.reading) void this.keepReading();
  }

  private async keepReading(): Promise<void> {
    const { signal } = this.closing;
    this.reading = true;
    while (performance.now() < this.readUntil && !signal.aborted) {
      await pause(READ_EVERY, signal);
      this.notifiers.notify();
    }
    this.reading = false;
  }
}

const processIdOf = (client: pg.Client): unknown =>
  (client as unknown as { readonly processID: unknown }).processID;
