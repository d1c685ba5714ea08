import type { AppendResult, EventStore, ExpectedHead, NewEvent, RecordedEvent, StreamSlice, SubscribeOptions, SubscriptionBatch } from '@bujiao/event-store';

export class FakeEventStore implements EventStore {
  private readonly all: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly wake = new Set<() => void>();

  append(stream: string, _expected: ExpectedHead, events: readonly NewEvent[]): Promise<AppendResult> {
    const own = this.streams.get(stream) ?? [];
    this.streams.set(stream, own);
    for (const event of events) {
      const recorded = { ...event, stream, revision: own.length, hash: '', position: String(this.all.length + 1), recordedAt: '' };
      own.push(recorded);
      this.all.push(recorded);
    }
    for (const wake of this.wake) wake();
    return Promise.resolve({ conflict: false, head: { revision: own.length - 1, hash: '' }, duplicate: false });
  }

  read(stream: string): Promise<StreamSlice> {
    const events = this.streams.get(stream) ?? [];
    const head = events.length === 0 ? ('no-stream' as const) : { revision: events.length - 1, hash: '' };
    return Promise.resolve({ stream, events, head });
  }

  async *subscribe({ after, types, batchSize = 512, signal }: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    let at = after === 'start' ? 0 : Number(after);
    while (!signal.aborted) {
      const slice = this.all.slice(at, at + batchSize);
      at += slice.length;
      const events = slice.filter(({ type }) => !types || types.includes(type));
      yield { events, checkpoint: String(at), caughtUp: at === this.all.length };
      await new Promise<void>((resolve) => {
        if (signal.aborted || at < this.all.length) return resolve();
        const wake = (): void => (this.wake.delete(wake), resolve());
        this.wake.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
    }
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
