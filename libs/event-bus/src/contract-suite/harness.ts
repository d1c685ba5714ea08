import { randomUUID } from 'node:crypto';
import type { BusEvent } from '../bus-event.js';
import type { DeadLetters } from '../dead-letters/dead-letters.port.js';
import type { DispatchOptions } from '../dispatch/dispatcher.js';
import type { GroupDefinition } from '../dispatch/handler.js';
import type { BusTransport } from '../runtime/bus-transport.port.js';
import { EventBus } from '../runtime/event-bus.js';

/** What the suite publishes. `n` counts within the order. */
export interface TestEvent {
  readonly orderId: string;
  readonly type: 'ResubmissionRequested' | 'OriginalOrderChanged';
  readonly n: number;
}

/** One installation, isolated from others: events, dead letters and positions. */
export interface BusHarness {
  /** Durable when it resolves; events of one order keep their order. */
  publish(events: readonly TestEvent[]): Promise<void>;
  /** A transport as a new process of this installation would make it. */
  transport(): BusTransport;
  /** Dead letters as a new process of this installation would see them. */
  deadLetters(): DeadLetters;
  /** Most events that a transport reads before it notices that a group is behind. */
  readonly readAhead: number;
  close(): Promise<void>;
}

export const HANDLED = 'ResubmissionRequested';
export const NOT_HANDLED = 'OriginalOrderChanged';

/** Short retry delays, so that the suite is fast. */
export const FAST: DispatchOptions = { retry: { attempts: 3, firstDelayMs: 5, maxDelayMs: 20 } };

export const numberOf = (event: BusEvent): number => (event.data as { n: number }).n;

export const newOrder = (): string => `B${randomUUID().slice(0, 13)}`;

/** Events `from`, `from + 1`, … of one order. */
export const eventsOf = (orderId: string, count: number, from = 0): TestEvent[] =>
  Array.from({ length: count }, (_, i) => ({ orderId, type: HANDLED, n: from + i }));

/** The first of each, then the second of each, … */
export const interleaved = (...orders: readonly (readonly TestEvent[])[]): TestEvent[] =>
  Array.from({ length: Math.max(...orders.map(({ length }) => length)) }, (_, i) =>
    orders.flatMap((o) => o[i] ?? []),
  ).flat();

/** What a handler saw, by order. */
export class Seen {
  readonly byOrder = new Map<string, number[]>();
  total = 0;

  add(event: BusEvent): void {
    const numbers = this.byOrder.get(event.orderId) ?? [];
    this.byOrder.set(event.orderId, numbers);
    numbers.push(numberOf(event));
    this.total += 1;
  }

  of(orderId: string): readonly number[] {
    return this.byOrder.get(orderId) ?? [];
  }
}

/** Blocks handlers until it is opened. */
export class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

export class Refused extends Error {
  readonly code = 'refused-by-test';
  readonly retryable = false;
}

/** Starts consumers of an installation, and ends those that a spec leaves running. */
export class Consumers {
  private readonly running = new Set<EventBus>();

  constructor(private readonly harness: BusHarness) {}

  start(definition: GroupDefinition, dispatch: DispatchOptions = FAST): Promise<EventBus> {
    return this.startWith(this.harness.transport(), definition, dispatch);
  }

  handling(
    group: string,
    handler: (event: BusEvent) => unknown,
    dispatch: DispatchOptions = FAST,
  ): Promise<EventBus> {
    return this.start({ group, handlers: new Map([[HANDLED, handler]]) }, dispatch);
  }

  projecting(group: string, projection: (events: readonly BusEvent[]) => unknown): Promise<EventBus> {
    return this.start({ group, types: new Set([HANDLED]), projection });
  }

  async drain(bus: EventBus, deadlineMs?: number): Promise<void> {
    this.running.delete(bus);
    await bus.drain(deadlineMs);
  }

  async crash(bus: EventBus): Promise<void> {
    this.running.delete(bus);
    await bus.abandon();
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.running].map((bus) => this.crash(bus)));
  }

  private async startWith(
    transport: BusTransport,
    definition: GroupDefinition,
    dispatch: DispatchOptions,
  ): Promise<EventBus> {
    const bus = new EventBus([definition], {
      transport,
      deadLetters: this.harness.deadLetters(),
      dispatch,
      redriveEveryMs: 20,
    });
    this.running.add(bus);
    await bus.start();
    return bus;
  }
}

/** The installation that promises are tested on. Filled before each spec. */
export interface Installation {
  harness: BusHarness;
  consumers: Consumers;
}
