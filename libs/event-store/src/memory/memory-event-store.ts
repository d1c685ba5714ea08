import type { EventMetadata } from '@bujiao/contracts';
import { EventStoreMisuse } from '../event-store.errors.js';
import type {
  AppendResult,
  EventStore,
  ExpectedHead,
  NewEvent,
  Position,
  ReadOptions,
  RecordedEvent,
  StreamSlice,
  SubscribeOptions,
  SubscriptionBatch,
} from '../event-store.port.js';
import { assertStreamName, sealAppend } from '../hash-chain/sealed-append.js';
import { deepFreeze } from '../internal/deep-freeze.js';
import { InFlight } from '../internal/in-flight.js';
import { LiveSubscriptions } from '../internal/live-subscriptions.js';
import { MemoryEvents, type StoredEvent } from './memory-events.js';

const DEFAULT_BATCH_SIZE = 512;
/** Events scanned for one batch, whether they match or not. */
const SCAN_WINDOW = 8192;
/** Milliseconds after which a checkpoint moves though nothing matched: only matches notify the subscription. */
const POLL = 250;

/** Keeps every promise of the port, but only as long as the process lives: for tests. */
export class MemoryEventStore implements EventStore {
  private readonly inFlight = new InFlight();
  private readonly subscriptions = new LiveSubscriptions();

  constructor(private readonly stored = new MemoryEvents()) {}

  async append(stream: string, expected: ExpectedHead, events: readonly NewEvent[]): Promise<AppendResult> {
    const sealed = sealAppend(stream, expected, events);
    return this.inFlight.track(() => Promise.resolve(this.stored.append(sealed)));
  }

  async read(stream: string, { from = 0 }: ReadOptions = {}): Promise<StreamSlice> {
    assertStreamName(stream);
    return this.inFlight.track(() => {
      const events = this.stored.stream(stream).slice(from).map(toRecordedEvent);
      return Promise.resolve({ stream, events, head: this.stored.headOf(stream) });
    });
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
    const { signal, end: endSubscription } = this.subscriptions.begin(options.signal);
    const { notifier, remove } = this.stored.notifiers.add(options.types, signal);
    let next = fromPosition(options.after);
    let first = true;
    try {
      while (!signal.aborted) {
        notifier.reset();
        const { events, end, caughtUp } = this.scan(next, options);
        if (first || end > next) yield { events, checkpoint: String(end), caughtUp };
        first = false;
        next = end;
        if (caughtUp) await notifier.wait(POLL);
      }
    } finally {
      endSubscription();
      remove();
    }
  }

  ping(): Promise<void> {
    return this.inFlight.track(() => Promise.resolve());
  }

  async close(): Promise<void> {
    this.subscriptions.endAll();
    await this.inFlight.close();
  }

  private scan(from: number, { types, batchSize = DEFAULT_BATCH_SIZE }: SubscribeOptions) {
    const { all } = this.stored;
    const wanted = types && new Set(types);
    const events: RecordedEvent[] = [];
    const stop = Math.min(all.length, from + SCAN_WINDOW);
    let end = from;
    for (; end < stop && events.length < batchSize; end += 1) {
      const event = all[end] as StoredEvent;
      if (!wanted || wanted.has(event.type)) events.push(deepFreeze(toRecordedEvent(event)));
    }
    return { events, end, caughtUp: end === all.length };
  }
}

/** A checkpoint is the number of events before it; the position of an event is the checkpoint right after it. */
function fromPosition(after: Position | 'start'): number {
  if (after === 'start') return 0;
  if (!/^\d{1,15}$/.test(after))
    throw new EventStoreMisuse(`${JSON.stringify(after)} is not a position of a memory event store`);
  return Number(after);
}

const toRecordedEvent = ({ data, metadata, place, ...event }: StoredEvent): RecordedEvent => ({
  ...event,
  data: JSON.parse(data) as object,
  metadata: JSON.parse(metadata) as EventMetadata,
  position: String(place + 1),
});
