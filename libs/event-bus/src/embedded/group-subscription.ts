import type { EventStore } from '@bujiao/event-store';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { Inlet } from '../dispatch/inlet.js';
import { busEventOf } from './bus-event-of.js';

/** The one partition of a subscription: the whole store. */
export const STORE = 'event-store';

const RESTART_MS = 500;

/** Reads the event store for one group, from its checkpoint on, and pauses while the group is behind. */
export class GroupSubscription {
  /** Nothing more was committed when the store was last read. */
  caughtUp = false;
  readonly inlet: Inlet;
  private readonly stopping = new AbortController();
  private ended: Promise<void> = Promise.resolve();
  private last: string;

  /** @param onProgress called with the group's watermark when it has moved */
  constructor(
    private readonly store: EventStore,
    readonly dispatcher: Dispatcher,
    after: string | undefined,
    onProgress: (watermark: string) => void,
  ) {
    this.last = after ?? 'start';
    this.inlet = dispatcher.open(STORE, () => onProgress(this.inlet.watermark as string));
  }

  start(onTrouble: (error: unknown) => void): void {
    this.ended = this.run(onTrouble);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  /** A subscription is not supposed to end by itself; should one fail, it goes on after what was read last. */
  private async run(onTrouble: (error: unknown) => void): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.read();
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        onTrouble(error);
        await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
      }
    }
  }

  private async read(): Promise<void> {
    const { signal } = this.stopping;
    const batches = this.store.subscribe({ after: this.last, types: this.dispatcher.types, signal });
    for await (const batch of batches) {
      if (signal.aborted) return;
      for (const event of batch.events) this.inlet.push(busEventOf(event), event.position);
      this.inlet.passOver(batch.checkpoint);
      this.last = batch.checkpoint;
      this.caughtUp = batch.caughtUp;
      if (this.dispatcher.behind) await Promise.race([this.dispatcher.ready(), aborted(signal)]);
    }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
