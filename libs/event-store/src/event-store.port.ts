import type { EventMetadata } from '@bujiao/contracts';
import type { EventStoreUnavailable } from './event-store.errors.js';

/** An event to be appended. */
export interface NewEvent {
  /** UUID. Derived from what led to the event, never random: it is the dedup key of an append retried after a lost answer. */
  readonly id: string;
  readonly type: string;
  /** JSON object; no `undefined`, no lone surrogates, no NUL. */
  readonly data: object;
  readonly metadata: EventMetadata;
}

/** An event as the store holds it. */
export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** 0, 1, 2, … within the stream, without gaps. */
  readonly revision: number;
  /** Hex SHA-256 over the previous event's hash and this event in canonical form. */
  readonly hash: string;
  /** Where it stands among all events; see {@link Position}. */
  readonly position: Position;
  /** ISO 8601, when the store took it. */
  readonly recordedAt: string;
}

/**
 * A place in the order of all events of one store. Opaque: its form belongs to the adapter. It is only handed back, as a
 * checkpoint, to the store that gave it.
 */
export type Position = string;

/** The last event of a stream: what the next append is chained to, and the revision it expects. */
export interface StreamHead {
  readonly revision: number;
  readonly hash: string;
}

export type ExpectedHead = StreamHead | 'no-stream';

export type AppendResult = Appended | AppendConflict;

export interface Appended {
  readonly conflict: false;
  readonly head: StreamHead;
  /** True when the very same events were there already: an append retried after a lost answer. */
  readonly duplicate: boolean;
}

/** Another append came first. An expected result: load and decide again. Nothing was written. */
export interface AppendConflict {
  readonly conflict: true;
  readonly actual: ExpectedHead;
}

export interface StreamSlice {
  readonly stream: string;
  /** In revision order, from `from` on. */
  readonly events: readonly RecordedEvent[];
  /** Head of the whole stream at the time of the read. */
  readonly head: ExpectedHead;
}

export interface ReadOptions {
  /** First revision wanted. @default 0 */
  readonly from?: number;
}

export interface SubscribeOptions {
  readonly after: Position | 'start';
  /** Only events of these types. @default all */
  readonly types?: readonly string[];
  /** Most events a batch. @default 512 */
  readonly batchSize?: number;
  /** Ends the iteration. */
  readonly signal: AbortSignal;
  /**
   * The subscription was dropped or cannot be opened, and is being opened again. Called once for each new reason, not once a try;
   * a batch follows when the subscription is open again. Adapters whose subscriptions can fail while {@link EventStore.ping}
   * succeeds must call it. @default silent
   */
  readonly onProblem?: (problem: EventStoreUnavailable) => void;
}

/** Consecutive events of a subscription. May be empty: then only the checkpoint has moved. */
export interface SubscriptionBatch {
  /** Readers share them, so they are frozen. */
  readonly events: readonly RecordedEvent[];
  /** Everything that matches up to here has been delivered; resume `after` it. */
  readonly checkpoint: Position;
  /** True when nothing more was committed at the time of the read. */
  readonly caughtUp: boolean;
}

/**
 * Holds streams of events.
 *
 * Errors: {@link EventStoreUnavailable} when the store cannot be reached or the outcome is not known (retry with the same
 * event ids: it is idempotent); `EventStoreMisuse` when a call can never succeed; `StreamDamaged` when a stream is not what was
 * recorded and a person must look at it.
 */
export interface EventStore {
  /**
   * Appends all of `events` or none. Of several appends that expect the same head, one wins.
   * Idempotent: if the stream already holds these very ids right after `expected`, it answers as the first time.
   * `events` must hold 1 to 100 events.
   */
  append(stream: string, expected: ExpectedHead, events: readonly NewEvent[]): Promise<AppendResult>;

  /** Reads a stream in revision order. A stream that does not exist is an empty slice with head `no-stream`. */
  read(stream: string, options?: ReadOptions): Promise<StreamSlice>;

  /**
   * Every event committed after a position, then live ones, until `signal` aborts. Events of one stream come in revision
   * order. Never skips a committed event, also when transactions commit in another order than they began. At least once
   * over restarts: the reader keeps the checkpoint. Reconnects by itself; ends only when `signal` aborts.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch>;

  /** Fails with {@link EventStoreUnavailable} unless the store answers and every running subscription can be served. */
  ping(): Promise<void>;

  /** Waits for the calls in flight, then closes every connection. */
  close(): Promise<void>;
}
