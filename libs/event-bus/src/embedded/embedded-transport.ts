import type { EventStore } from '@bujiao/event-store';
import type { Checkpoints } from '../dead-letters/checkpoints.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { BusTransport, Lag, TransportHooks } from '../runtime/bus-transport.port.js';
import { CheckpointSaver } from './checkpoint-saver.js';
import { GroupSubscription } from './group-subscription.js';

export interface EmbeddedTransportOptions {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  /** Milliseconds between two saves of the checkpoints. @default 150 */
  readonly saveEveryMs?: number;
}

/**
 * The bus without a broker: one subscription of the event store for each group, so it carries recorded events alone. Order events
 * of shops are not on it: intake takes them over HTTP and stores them before it answers.
 *
 * After a crash, events since the last saved checkpoint are delivered again.
 */
export class EmbeddedTransport implements BusTransport {
  private subscriptions = new Map<string, GroupSubscription>();
  private saver: CheckpointSaver | undefined;
  private hooks: TransportHooks | undefined;

  constructor(private readonly options: EmbeddedTransportOptions) {}

  async start(dispatchers: readonly Dispatcher[], hooks: TransportHooks): Promise<void> {
    const { checkpoints, saveEveryMs } = this.options;
    this.hooks = hooks;
    await checkpoints.prepare();
    const saved = await checkpoints.load(dispatchers.map(({ group }) => group));
    for (const { group } of dispatchers) await hooks.onAssigned(group);
    const saver = new CheckpointSaver(checkpoints, saveEveryMs ?? 150, (error) =>
      hooks.onProblem('saving checkpoints', error),
    );
    this.saver = saver;
    for (const dispatcher of dispatchers) this.subscribe(dispatcher, saved.get(dispatcher.group));
    hooks.onStatus('connected');
  }

  async pause(group: string): Promise<void> {
    const subscription = this.subscriptions.get(group);
    this.subscriptions.delete(group);
    // First of all: nothing of it may move the checkpoint after a reset.
    subscription?.buffer.revoke();
    await subscription?.stop();
    await this.saver?.flush();
  }

  async resume(dispatcher: Dispatcher): Promise<void> {
    const { group } = dispatcher;
    const saved = await this.options.checkpoints.load([group]);
    await this.hooks?.onAssigned(group);
    this.subscribe(dispatcher, saved.get(group));
  }

  private subscribe(dispatcher: Dispatcher, after: string | undefined): void {
    const { group } = dispatcher;
    const subscription = new GroupSubscription(this.options.store, dispatcher, after, (position) =>
      this.saver?.note(group, position),
    );
    this.subscriptions.set(group, subscription);
    subscription.start((error) => this.hooks?.onProblem(`reading events for ${group}`, error));
  }

  async stopReading(): Promise<void> {
    await Promise.all([...this.subscriptions.values()].map((subscription) => subscription.stop()));
  }

  async close(): Promise<void> {
    await this.stopReading();
    await this.saver?.flush();
  }

  async abandon(): Promise<void> {
    this.saver?.abandon();
    for (const { buffer } of this.subscriptions.values()) buffer.revoke();
    await this.stopReading();
  }

  lag(group: string): Promise<Lag> {
    const subscription = this.subscriptions.get(group);
    const events = subscription?.dispatcher.counters().held ?? 0;
    return Promise.resolve({ group, events, exact: subscription?.caughtUp ?? false });
  }

  problem(group: string): string | undefined {
    return this.subscriptions.get(group)?.problem;
  }

  owns(): boolean {
    return true;
  }
}
