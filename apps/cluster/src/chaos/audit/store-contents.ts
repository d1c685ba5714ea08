import { isOrderStream, orderIdOf } from '@bujiao/contracts';
import type { EventStore, RecordedEvent } from '@bujiao/event-store';

/** All events of the store by order, in the order of each stream; new ones are added. */
export class StoreContents {
  readonly byOrder = new Map<string, RecordedEvent[]>();
  private readonly ending = new AbortController();
  private following: Promise<void> | undefined;
  private read = 0;

  constructor(private readonly store: EventStore) {}

  /** Events read so far. */
  get size(): number {
    return this.read;
  }

  start(): void {
    this.following = this.follow();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.following;
  }

  private async follow(): Promise<void> {
    for await (const { events } of this.store.subscribe({ after: 'start', signal: this.ending.signal })) {
      for (const event of events) this.add(event);
    }
  }

  private add(event: RecordedEvent): void {
    this.read += 1;
    if (!isOrderStream(event.stream)) return;
    const orderId = orderIdOf(event.stream);
    const known = this.byOrder.get(orderId);
    if (known) known.push(event);
    else this.byOrder.set(orderId, [event]);
  }
}
