import type { EventStore, RecordedEvent, SubscribeOptions, SubscriptionBatch } from '../event-store.port.js';
import { eventually } from './fixtures.js';

/** Follows a subscription in the background and keeps what it gave. */
export class Reader {
  readonly batches: SubscriptionBatch[] = [];
  readonly events: RecordedEvent[] = [];
  private readonly abort = new AbortController();
  readonly ended: Promise<void>;

  constructor(store: EventStore, options: Omit<SubscribeOptions, 'signal'>) {
    this.ended = this.follow(store.subscribe({ ...options, signal: this.abort.signal }));
    this.ended.catch(() => undefined);
  }

  get checkpoint(): string | undefined {
    return this.batches.at(-1)?.checkpoint;
  }

  async has(count: number): Promise<readonly RecordedEvent[]> {
    await eventually(
      () => this.events.length >= count,
      () => `${count} events, there are ${this.events.length}`,
    );
    return this.events;
  }

  async caughtUp(): Promise<void> {
    await eventually(
      () => this.batches.at(-1)?.caughtUp === true,
      () => 'caught up',
    );
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async follow(subscription: AsyncIterable<SubscriptionBatch>): Promise<void> {
    for await (const batch of subscription) {
      this.batches.push(batch);
      this.events.push(...batch.events);
    }
  }
}
