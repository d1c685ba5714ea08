import { Batcher } from '@bujiao/batching';
import type pg from 'pg';
import type {
  AppendResult,
  EventStore,
  ExpectedHead,
  NewEvent,
  ReadOptions,
  StreamSlice,
  SubscribeOptions,
  SubscriptionBatch,
} from '../event-store.port.js';
import { assertStreamName, sealAppend, type SealedAppend } from '../hash-chain/sealed-append.js';
import { Notifiers } from '../internal/notifier.js';
import { InFlight } from '../internal/in-flight.js';
import { LiveSubscriptions } from '../internal/live-subscriptions.js';
import { GroupAppender } from './append-group.js';
import { openPool, sessionOn } from './connections.js';
import { readHeldBack, type HeldBack } from './held-back.js';
import { Notifications } from './notifications.js';
import { SoleWriter } from './sole-writer.js';
import { resolveOptions, type PostgresEventStoreOptions, type ResolvedOptions } from './options.js';
import { toStoreError } from './pg-errors.js';
import { EventRangeReader, type EventRange, type EventRangeRequest } from './event-range.js';
import { StreamReader, type StreamRead } from './read-streams.js';
import { migrate } from './schema/migrate.js';
import { assertOwnPositions } from './schema/own-positions.js';
import { Subscription } from './subscription.js';
import { SharedSubscription } from './shared-subscription.js';

/** Minimum queued calls before a second connection is used, so that the server and this process work at the same time. */
const MIN_FOR_SECOND_CONNECTION = 24;
/**
 * Groups that a sole writer has in flight: while the server works on one, the next waits in the connection. More groups would be
 * smaller, and each costs a flush to disk.
 */
const PIPELINED = 2;

/**
 * Streams in two Postgres tables. Calls that are in flight at the same moment share a round trip and a transaction, and each still
 * succeeds or not on its own. Call {@link migrate} first, once for each database.
 */
export class PostgresEventStore implements EventStore {
  private readonly options: ResolvedOptions;
  private readonly pools: { readonly read: pg.Pool; readonly subscribe: pg.Pool };
  private readonly writer: pg.Pool | SoleWriter;
  private readonly appends: Batcher<SealedAppend, AppendResult | Error>;
  private readonly reads: Batcher<StreamRead, StreamSlice>;
  private readonly readRange: (request: EventRangeRequest) => Promise<EventRange>;
  private readonly shared: SharedSubscription;
  private readonly notifiers = new Notifiers();
  private readonly notifications: Notifications;
  private readonly subscriptions = new LiveSubscriptions();
  private readonly inFlight = new InFlight();
  private readonly closing = new AbortController();
  private closed: Promise<void> | undefined;

  constructor(options: PostgresEventStoreOptions) {
    this.options = resolveOptions(options);
    const { connections, schema, soleWriter, groupSize: maxItems } = this.options;
    const open = (max: number) => openPool(this.options, max);
    this.pools = { read: open(connections.read), subscribe: open(connections.subscribe) };
    const ranges = new EventRangeReader(sessionOn(this.pools.subscribe), {
      schema,
      horizon: 'open-transactions',
    });
    this.readRange = (request) => this.call('subscribe', () => ranges.read(request));
    this.shared = new SharedSubscription({
      read: this.readRange,
      wake: (types) => this.notifiers.wake(types),
      givenUpAfterMs: this.options.pollMs * 3,
      signal: this.closing.signal,
    });
    this.writer = soleWriter ? this.soleWriter() : open(connections.append);
    const appender = new GroupAppender(
      this.writer instanceof SoleWriter ? this.writer : sessionOn(this.writer),
      { schema, sole: soleWriter, onWritten: (group) => this.shared.onCommitted(group) },
    );
    this.appends = new Batcher((group) => this.appendGroup(appender, group), {
      maxItems,
      minItems: MIN_FOR_SECOND_CONNECTION,
      concurrency: soleWriter ? PIPELINED : connections.append,
      exclusiveKey: ({ stream }) => stream,
      // Under load, streams that exist come before new ones: fewer orders are in progress, and each ends sooner.
      goesFirst: ({ expected }) => expected !== 'no-stream',
    });
    const reader = new StreamReader(sessionOn(this.pools.read), schema);
    this.reads = new Batcher((group) => reader.read(group), {
      maxItems,
      minItems: MIN_FOR_SECOND_CONNECTION,
      concurrency: connections.read,
    });
    this.notifications = new Notifications(this.options, this.notifiers);
  }

  /**
   * Creates the schema, or brings it up to date. Any number of processes may call it at once.
   * @throws EventStoreInUse for a sole writer while another one holds the lease, EventStoreRestored where a logical copy was restored
   */
  async migrate(): Promise<void> {
    await this.call('migrate', async () => {
      if (this.writer instanceof SoleWriter) await this.writer.open();
      const client = await this.pools.read.connect();
      try {
        await migrate(client, this.options.schema);
        await assertOwnPositions(client, this.options.schema);
      } finally {
        client.release();
      }
    });
  }

  async append(stream: string, expected: ExpectedHead, events: readonly NewEvent[]): Promise<AppendResult> {
    const sealed = sealAppend(stream, expected, events);
    this.inFlight.begin();
    try {
      const result = await this.appends.add(sealed);
      if (result instanceof Error) throw result;
      return result;
    } catch (error) {
      throw toStoreError('append', error);
    } finally {
      this.inFlight.end();
    }
  }

  async read(stream: string, { from = 0 }: ReadOptions = {}): Promise<StreamSlice> {
    assertStreamName(stream);
    return this.call('read', () => this.reads.add({ stream, from }));
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    if (this.options.notify) this.notifications.listen();
    const { signal, end } = this.subscriptions.begin(options.signal);
    const { notifier, remove } = this.notifiers.add(options.types, signal);
    const { readRange: read, shared } = this;
    try {
      yield* new Subscription(
        { read, shared, notifier, signal, pollMs: this.options.pollMs },
        options,
      ).batches();
    } finally {
      end();
      remove();
    }
  }

  /** Events that are committed but not yet readable by subscriptions, because an older transaction is open: for a metric. */
  heldBack(): Promise<HeldBack> {
    return this.call('held back', () => readHeldBack(sessionOn(this.pools.subscribe), this.options.schema));
  }

  async ping(): Promise<void> {
    await this.call('ping', () => this.pools.read.query('SELECT 1'));
  }

  close(): Promise<void> {
    this.closed ??= this.letGo();
    return this.closed;
  }

  private async letGo(): Promise<void> {
    this.closing.abort();
    this.subscriptions.endAll();
    await this.inFlight.close();
    const { read, subscribe } = this.pools;
    await Promise.all([this.writer.end(), read.end(), subscribe.end(), this.notifications.close()]);
  }

  private soleWriter(): SoleWriter {
    const writer = new SoleWriter(this.options, {
      onHeld: (from) =>
        this.shared.feedFrom(from, {
          read: (request) => this.call('subscribe', () => ownSession.read(request)),
        }),
      onLost: () => this.shared.endFeed(),
    });
    const ownSession = new EventRangeReader(writer, { schema: this.options.schema, horizon: 'none' });
    return writer;
  }

  private async appendGroup(
    appender: GroupAppender,
    group: readonly SealedAppend[],
  ): Promise<readonly (AppendResult | Error)[]> {
    const results = await appender.append(group);
    // A sole writer's subscriptions receive its appends from the shared subscription.
    if (!this.options.soleWriter) this.announce(group.filter((_, i) => isIn(results[i])));
    return results;
  }

  /** Notifies the subscriptions of this and of other processes. */
  private announce(appends: readonly SealedAppend[]): void {
    if (appends.length === 0) return;
    this.notifiers.notify(new Set(appends.flatMap(({ events }) => events.map(({ type }) => type))));
    if (this.options.notify) this.notifications.send();
  }

  private call<T>(what: string, run: () => Promise<T>): Promise<T> {
    return this.inFlight.track(async () => {
      try {
        return await run();
      } catch (error) {
        throw toStoreError(what, error);
      }
    });
  }
}

const isIn = (result: AppendResult | Error | undefined): boolean =>
  !(result instanceof Error) && result?.conflict === false;

export const createPostgresEventStore = (options: PostgresEventStoreOptions): PostgresEventStore =>
  new PostgresEventStore(options);
