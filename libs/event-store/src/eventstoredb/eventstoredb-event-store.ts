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
import { assertStreamName, sealAppend } from '../hash-chain/sealed-append.js';
import { InFlight } from '../internal/in-flight.js';
import { LiveSubscriptions } from '../internal/live-subscriptions.js';
import { retrying } from '../internal/retrying.js';
import { AppendPipeline } from './append-pipeline.js';
import { connect, type AppendStream, type Connection } from './connection.js';
import { isTransient, toStoreError } from './esdb-errors.js';
import { KeyedQueue } from './keyed-queue.js';
import { KnownHeads } from './known-heads.js';
import { resolveOptions, type EventStoreDbEventStoreOptions } from './options.js';
import { Semaphore } from './semaphore.js';
import { StreamAppender } from './stream-appender.js';
import { StreamReader } from './stream-reader.js';
import { Subscription, type SubscriptionContext } from './subscription.js';

/**
 * Streams on an EventStoreDB server or cluster. The server takes 1 MiB an append by default, the data of all events together (24.2.0
 * does not count metadata), and on a secured one the user of the connection string must be allowed to read `$all`. Subscriptions pass
 * over events that other applications wrote to the same server. Streams must not be deleted, truncated, or given a `$maxCount` or
 * `$maxAge`: they are then damaged, and nothing is decided on them.
 */
export class EventStoreDbEventStore implements EventStore {
  private readonly connection: Connection;
  private readonly pipelines = new WeakMap<AppendStream, AppendPipeline>();
  private readonly reader: StreamReader;
  private readonly appender: StreamAppender;
  private readonly known = new KnownHeads();
  private readonly subscriptions = new LiveSubscriptions();
  private readonly inFlight = new InFlight();
  private readonly semaphore: Semaphore;
  /** Two appends of one process to one stream never race: the second sees what the first has recorded. */
  private readonly queue = new KeyedQueue();
  private readonly running = new Set<Subscription>();
  private readonly context: SubscriptionContext;
  private closed: Promise<void> | undefined;

  constructor(options: EventStoreDbEventStoreOptions) {
    const { connectionString, deadlineMs, concurrency, pollMs, reopenMs } = resolveOptions(options);
    this.connection = connect(connectionString, (stream) =>
      this.pipelines.set(stream, new AppendPipeline(stream, deadlineMs)),
    );
    const { client } = this.connection;
    this.reader = new StreamReader(client, deadlineMs);
    this.appender = new StreamAppender({
      connection: this.connection,
      pipelineOf: (stream) => this.pipelines.get(stream) as AppendPipeline,
      reader: this.reader,
      known: this.known,
      deadlineMs,
    });
    this.semaphore = new Semaphore(concurrency);
    this.context = { client, reader: this.reader, pollMs, reopenMs };
  }

  async append(stream: string, expected: ExpectedHead, events: readonly NewEvent[]): Promise<AppendResult> {
    const sealed = sealAppend(stream, expected, events);
    return this.call(`append to ${stream}`, () =>
      this.queue.run(stream, () => this.semaphore.run(() => this.appender.append(sealed))),
    );
  }

  async read(stream: string, { from = 0 }: ReadOptions = {}): Promise<StreamSlice> {
    assertStreamName(stream);
    return this.call(`read ${stream}`, async () => {
      const slice = await this.semaphore.run(() => this.reader.read(stream, from));
      if (slice.head !== 'no-stream') this.known.add(stream, slice.head);
      return slice;
    });
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const { signal, end } = this.subscriptions.begin(options.signal);
    try {
      yield* this.run(new Subscription(this.context, options, signal));
    } finally {
      end();
    }
  }

  /** Reads `$all`, as subscriptions do, and fails while a running subscription cannot be opened. */
  async ping(): Promise<void> {
    await this.call('ping', () => retrying(() => this.reader.endOfLog(), isTransient));
    for (const { failure } of this.running) if (failure) throw failure;
  }

  close(): Promise<void> {
    this.closed ??= this.letGo();
    return this.closed;
  }

  private async letGo(): Promise<void> {
    this.subscriptions.endAll();
    await this.inFlight.close();
    await this.connection.close();
  }

  private async *run(subscription: Subscription): AsyncGenerator<SubscriptionBatch> {
    this.running.add(subscription);
    try {
      yield* subscription.batches();
    } finally {
      this.running.delete(subscription);
    }
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

export const createEventStoreDbEventStore = (
  options: EventStoreDbEventStoreOptions,
): EventStoreDbEventStore => new EventStoreDbEventStore(options);
