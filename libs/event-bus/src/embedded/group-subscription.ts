import { pause, untilAborted } from '@bujiao/basics';
import type { EventStore } from '@bujiao/event-store';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { PartitionBuffer } from '../dispatch/partition-buffer.js';
import { busEventOf } from './bus-event-of.js';

/** Name of the single partition of a subscription: the whole store. */
export const STORE = 'event-store';

const RESTART_MS = 500;

/** Reads the event store for one group from its checkpoint, and pauses while the group is behind. */
export class GroupSubscription {
  /** True if the last read reached the end of the store. */
  caughtUp = false;
  readonly buffer: PartitionBuffer;
  private readonly stopping = new AbortController();
  private ended: Promise<void> = Promise.resolve();
  private last: string;
  private reported: string | undefined;

  /** @param onProgress called with the group's watermark whenever it moves */
  constructor(
    private readonly store: EventStore,
    readonly dispatcher: Dispatcher,
    after: string | undefined,
    onProgress: (watermark: string) => void,
  ) {
    this.last = after ?? 'start';
    this.buffer = dispatcher.open(STORE, () => onProgress(this.buffer.watermark as string));
  }

  start(onProblem: (error: unknown) => void): void {
    this.ended = this.run(onProblem);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  /** Why the store cannot be read for this group now; undefined while it can. */
  get problem(): string | undefined {
    return this.reported;
  }

  /**
   * A subscription should neither fail nor end. If one does, another starts from the last position, after a wait: without it, a
   * subscription that ends at once would block the process.
   */
  private async run(onProblem: (error: unknown) => void): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.read(onProblem);
        this.report(new Error('the subscription has ended'), onProblem);
      } catch (error) {
        this.report(error, onProblem);
      }
      await pause(RESTART_MS, this.stopping.signal);
    }
  }

  private async read(onProblem: (error: unknown) => void): Promise<void> {
    const { signal } = this.stopping;
    const batches = this.store.subscribe({
      after: this.last,
      types: this.dispatcher.types,
      signal,
      onProblem: (problem) => this.report(problem, onProblem),
    });
    for await (const batch of batches) {
      if (signal.aborted) return;
      this.reported = undefined;
      for (const event of batch.events) this.buffer.push(busEventOf(event), event.position);
      this.buffer.passOver(batch.checkpoint);
      this.last = batch.checkpoint;
      this.caughtUp = batch.caughtUp;
      if (this.dispatcher.behind) await untilAborted(signal, this.dispatcher.ready());
    }
  }

  /** Reports a reason once, however many retries fail for it. */
  private report(error: unknown, onProblem: (error: unknown) => void): void {
    if (this.stopping.signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    this.caughtUp = false;
    if (reason === this.reported) return;
    this.reported = reason;
    onProblem(error);
  }
}
