import { pause } from '@bujiao/basics';
import type { BusEvent } from '../bus-event.js';
import type { DeadLetters } from '../dead-letters/dead-letters.port.js';
import { Redriver } from '../dead-letters/redriver.js';
import type { DispatchCounters, Dispatcher, DispatchOptions } from '../dispatch/dispatcher.js';
import { isProjection, type GroupDefinition } from '../dispatch/handler.js';
import { KeyedDispatcher } from '../dispatch/keyed-dispatcher.js';
import { ProjectionDispatcher } from '../dispatch/projection-dispatcher.js';
import { PauseWatcher, type GroupPauses } from './group-pauses.js';
import type { BusTransport, Lag, TransportHooks, TransportStatus } from './bus-transport.port.js';

export interface EventBusOptions {
  readonly transport: BusTransport;
  readonly deadLetters: DeadLetters;
  readonly dispatch?: DispatchOptions;
  /** Milliseconds between two polls for redrive requests. @default 1000 */
  readonly redriveEveryMs?: number;
  /** @default no group is ever paused */
  readonly pauses?: GroupPauses | undefined;
  readonly onStatus?: (status: TransportStatus) => void;
  /** An operation failed and is retried. `what` names it. */
  readonly onProblem?: (what: string, error: unknown) => void;
}

const IDLE_POLL_MS = 20;

/** The consumer groups of one process, on any transport. Independent of Nest. */
export class EventBus {
  private readonly dispatchers: ReadonlyMap<string, Dispatcher>;
  private readonly redriver: Redriver;
  private readonly watcher: PauseWatcher | undefined;

  constructor(
    groups: readonly GroupDefinition[],
    private readonly options: EventBusOptions,
  ) {
    const create = (group: GroupDefinition): Dispatcher =>
      isProjection(group)
        ? new ProjectionDispatcher(group, options.deadLetters, options.dispatch)
        : new KeyedDispatcher(group, options.deadLetters, options.dispatch);
    this.dispatchers = new Map(groups.map((group) => [group.group, create(group)]));
    this.redriver = new Redriver(options.deadLetters, this.dispatchers, {
      everyMs: options.redriveEveryMs,
      owns: (group, partition) =>
        this.watcher?.has(group) !== true && options.transport.owns(group, partition),
      onError: (error) => options.onProblem?.('polling for redrive requests', error),
    });
    this.watcher = options.pauses && this.watch(options.pauses);
  }

  get groups(): readonly string[] {
    return [...this.dispatchers.keys()];
  }

  async start(): Promise<void> {
    await this.options.deadLetters.prepare();
    const hooks: TransportHooks = {
      onAssigned: (group) => this.reloadBlocked(group),
      onStatus: (status) => this.options.onStatus?.(status),
      onProblem: (what, error) => this.options.onProblem?.(what, error),
    };
    const paused = await this.watcher?.begin();
    const active = [...this.dispatchers.values()].filter(({ group }) => paused?.has(group) !== true);
    await this.options.transport.start(active, hooks);
    this.redriver.start();
    this.watcher?.start();
  }

  /**
   * Stops in order: stops reading, handles the events in memory (without waiting for retries), saves positions.
   * @param deadlineMs events that are not handled by then are delivered again after the next start
   */
  async drain(deadlineMs = 10_000): Promise<void> {
    await this.watcher?.stop();
    await this.options.transport.stopReading();
    await Promise.all([...this.dispatchers.values()].map((dispatcher) => dispatcher.drain(deadlineMs)));
    await this.redriver.stop();
    await this.options.transport.close();
  }

  /** Stops as a crash would: no event is handled, no position saved. */
  async abandon(): Promise<void> {
    for (const dispatcher of this.dispatchers.values()) dispatcher.stop();
    void this.redriver.stop();
    void this.watcher?.stop();
    await this.options.transport.abandon();
  }

  lag(group: string): Promise<Lag> {
    this.of(group);
    return this.options.transport.lag(group);
  }

  /** Why the events of a group cannot be read now; undefined while they can. */
  problem(group: string): string | undefined {
    return this.options.transport.problem?.(group);
  }

  /**
   * Resolves when the group has handled or parked every event that it has seen; an event that was just published may not be seen
   * yet. For tests; where possible wait for the result of the event instead.
   */
  async idle(group: string): Promise<void> {
    for (;;) {
      await this.of(group).idle();
      // The lag may be unknown for a moment: asked again.
      const lag = await this.options.transport.lag(group).catch(() => undefined);
      if (lag?.events === 0 && lag.exact) return;
      await pause(IDLE_POLL_MS);
    }
  }

  /** Handles an event once, now, outside of all order and retries; for events that were never handled. Rejects as its handler does. */
  handleOnce(group: string, event: BusEvent): Promise<void> {
    return this.of(group).callOnce(event);
  }

  counters(group: string): DispatchCounters {
    return this.of(group).counters();
  }

  private watch(pauses: GroupPauses): PauseWatcher {
    const { transport, onProblem, redriveEveryMs: everyMs } = this.options;
    return new PauseWatcher({
      groups: this.groups,
      pauses,
      everyMs,
      pause: (group) => transport.pause(group),
      resume: (group) => transport.resume(this.of(group)),
      onError: (error) => onProblem?.('pausing or resuming a group', error),
    });
  }

  private of(group: string): Dispatcher {
    const dispatcher = this.dispatchers.get(group);
    if (!dispatcher) throw new Error(`No consumer group ${group} here; there are: ${this.groups.join(', ')}`);
    return dispatcher;
  }

  private async reloadBlocked(group: string): Promise<void> {
    await this.of(group).reloadBlocked(() => this.options.deadLetters.blockedOrders(group));
  }
}
