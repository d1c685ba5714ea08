import pg from 'pg';
import type { Bells } from '../internal/bell.js';
import { pause } from '../internal/pause.js';
import { clientConfig } from './connections.js';
import type { ResolvedOptions } from './options.js';

/**
 * Milliseconds that who has told says nothing more: a notification is a transaction here, and wakes every session of the database
 * that listens to anything.
 */
const SILENCE = 100;
/** Milliseconds that who was told goes on looking, for what the silence keeps back; longer, since news takes its time. */
const ALERT = 150;
/** Milliseconds between its looks. */
const LOOK_EVERY = 5;
/** Milliseconds between tries to connect again. */
const RECONNECT_WAIT = { first: 50, last: 2000 };

/**
 * The line between the stores of several processes: one connection that tells the others when something was appended, and rings
 * our bells when they did. Only a hint: who misses one finds the events at the next poll, so nothing here is retried.
 *
 * What comes alone is told at once. In a crowd a notification stands for all that follows within {@link SILENCE}: who hears it
 * looks by itself meanwhile. Telling is a transaction of its own, after the append has committed: inside, NOTIFY would line up all
 * appends one behind the other.
 */
export class Notifications {
  private client: pg.Client | undefined;
  private kept = false;
  private listening = false;
  private untold = false;
  private telling = false;
  private looking = false;
  private alertUntil = 0;
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

  /** Tells the other processes that there are events. */
  tell(): void {
    this.untold = true;
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
      while (this.untold && this.client) {
        this.untold = false;
        await this.client.query(`NOTIFY ${this.channel}`);
        await pause(SILENCE, this.closing.signal);
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
    client.on('notification', ({ processId }) => {
      // Our own appends have rung already.
      if (processId !== processIdOf(client)) this.heard();
    });
    await client.connect();
    // A notification needs not survive a crash of the server: it does not wait for the disk.
    await client.query('SET synchronous_commit = off');
    if (this.listening) await client.query(`LISTEN ${this.channel}`);
    this.client = client;
    if (this.closing.signal.aborted) return void (await client.end());
    // Whatever was told while nobody listened.
    if (this.listening) this.heard();
    if (!this.telling) void this.tellUntold();
  }

  /** Rings now, and again and again as long as somebody may be silent about more. */
  private heard(): void {
    this.alertUntil = performance.now() + ALERT;
    this.bells.ring();
    if (!this.looking) void this.lookOn();
  }

  private async lookOn(): Promise<void> {
    const { signal } = this.closing;
    this.looking = true;
    while (performance.now() < this.alertUntil && !signal.aborted) {
      await pause(LOOK_EVERY, signal);
      this.bells.ring();
    }
    this.looking = false;
  }
}

const processIdOf = (client: pg.Client): unknown =>
  (client as unknown as { readonly processID: unknown }).processID;
