import { Server, type CustomTransportStrategy, type TransportId } from '@nestjs/microservices';
import type { BusEvent } from '../bus-event.js';
import type { DeadLetters } from '../dead-letters/dead-letters.port.js';
import type { DispatchCounters, DispatchOptions, DispatchProblem } from '../dispatch/dispatcher.js';
import type { GroupDefinition } from '../dispatch/handler.js';
import { EventBus } from '../runtime/event-bus.js';
import type { BusTransport, Lag, TransportStatus } from '../runtime/bus-transport.port.js';
import type { GroupPauses } from '../runtime/group-pauses.js';
import { groupDefinitions } from './group-definitions.js';

export const BUS_TRANSPORT = Symbol('BUJIAO_EVENT_BUS');

export interface BusServerOptions {
  readonly transport: BusTransport;
  readonly deadLetters: DeadLetters;
  readonly dispatch?: DispatchOptions;
  /** @default no group is ever paused */
  readonly pauses?: GroupPauses | undefined;
  /** Milliseconds that a shutdown waits for events in memory. @default 10000 */
  readonly drainDeadlineMs?: number;
}

interface BusEvents extends Record<string, (...args: never[]) => void> {
  problem: (problem: DispatchProblem) => void;
}

/**
 * The Nest transport strategy of the event bus: one in a process, with every consumer group that the process has handlers for
 * (`@HandlesEvent`, `@ProjectsEvents`).
 *
 * `app.connectMicroservice({ strategy: new BusServer(...) })`, then `app.startAllMicroservices()`.
 */
export class BusServer extends Server<BusEvents, TransportStatus> implements CustomTransportStrategy {
  override readonly transportId = BUS_TRANSPORT as TransportId;
  override readonly propagatesEventHandlerErrors = true;
  private bus: EventBus | undefined;
  private readonly listeners: BusEvents['problem'][] = [];
  private closing: Promise<void> | undefined;
  private definitions: readonly GroupDefinition[] | undefined;
  private readonly startListeners: ((groups: readonly GroupDefinition[]) => void)[] = [];

  constructor(private readonly options: BusServerOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(
      () => callback(),
      (error: unknown) => callback(error),
    );
  }

  /** Called by Nest when the application shuts down; see {@link drain}. */
  close(): Promise<void> {
    return this.drain();
  }

  /**
   * Stops reading, handles the events in memory, saves the position of each group. Idempotent.
   * @param deadlineMs events that are not handled by then are delivered again after the next start
   */
  drain(deadlineMs = this.options.drainDeadlineMs ?? 10_000): Promise<void> {
    this.closing ??= this.bus?.drain(deadlineMs) ?? Promise.resolve();
    return this.closing;
  }

  /** `problem`: a call failed, an event was parked, or parking failed. Subscribe before `listen`. */
  on<Key extends keyof BusEvents>(_event: Key, callback: BusEvents[Key]): void {
    this.listeners.push(callback as BusEvents['problem']);
  }

  /** The {@link EventBus}. */
  unwrap<T>(): T {
    return this.running as T;
  }

  /** Calls back with what the process handles, once the bus has started; at once where it has. */
  onStarted(callback: (groups: readonly GroupDefinition[]) => void): void {
    if (this.definitions) callback(this.definitions);
    else this.startListeners.push(callback);
  }

  /** The consumer groups of this process, by name. */
  get groups(): readonly string[] {
    return this.running.groups;
  }

  lag(group: string): Promise<Lag> {
    return this.running.lag(group);
  }

  counters(group: string): DispatchCounters {
    return this.running.counters(group);
  }

  /** See {@link EventBus.handleOnce}. */
  handleOnce(group: string, event: BusEvent): Promise<void> {
    return this.running.handleOnce(group, event);
  }

  /** Why the events of a group cannot be read now; undefined while they can, and before the bus has started. */
  problem(group: string): string | undefined {
    return this.bus?.problem(group);
  }

  /** The groups whose events cannot be read now. None before the bus has started. */
  get unreadableGroups(): readonly string[] {
    const { bus } = this;
    return bus ? bus.groups.filter((group) => bus.problem(group) !== undefined) : [];
  }

  /** See {@link EventBus.idle}. */
  idle(group: string): Promise<void> {
    return this.running.idle(group);
  }

  private async start(): Promise<void> {
    const { transport, deadLetters, dispatch, pauses } = this.options;
    const definitions = groupDefinitions(this.messageHandlers);
    this.bus = new EventBus(definitions, {
      transport,
      deadLetters,
      pauses,
      dispatch: { ...dispatch, onProblem: (problem) => this.report(problem) },
      onStatus: (status) => this._status$.next(status),
      onProblem: (what, error) => {
        this.logger.warn(`Failed while ${what}, retrying: ${String(error)}`);
      },
    });
    await this.bus.start();
    this.definitions = definitions;
    for (const listener of this.startListeners.splice(0)) listener(definitions);
  }

  private get running(): EventBus {
    if (!this.bus) throw new Error('The event bus has not been started: call startAllMicroservices() first');
    return this.bus;
  }

  private report(problem: DispatchProblem): void {
    this.options.dispatch?.onProblem?.(problem);
    for (const listener of this.listeners) listener(problem);
    const about = problem.event
      ? ` ${problem.event.type} ${problem.event.id} of order ${problem.event.orderId}`
      : '';
    if (problem.what === 'parked')
      // With the stack, which the dead letter does not keep.
      this.logger.error({ msg: `${problem.group} parked${about}`, err: problem.error });
    else if (problem.what === 'parking-failed')
      this.logger.error(`${problem.group} cannot park: ${String(problem.error)}`);
  }
}
