import type { BusEvent } from '../bus-event.js';

/** An event in a dispatcher, in two linked lists: this is the hot path, and shifting arrays would cost linear time. */
export class Task {
  settled = false;
  failures = 0;
  nextOfOrder: Task | undefined;
  nextOfBuffer: Task | undefined;

  constructor(
    /** Undefined for a message that could not be parsed. */
    readonly event: BusEvent | undefined,
    readonly buffer: PartitionBuffer,
    /** Position up to which everything is done once this task and all before it are settled. */
    public position: string,
  ) {}
}

/** A message that is not a valid event, as it was received. */
export interface Unparseable {
  /** Stable code of what is wrong with it. */
  readonly reason: string;
  readonly detail: string;
  /** The bytes of the body, base64. */
  readonly raw: string;
  /** The bytes of the key, base64. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Receives the events of a partition buffer. */
export interface Sink {
  accept(task: Task): boolean;
  acceptUnparseable(task: Task, message: Unparseable): void;
}

/**
 * The events of one ordered source of a group (an event store subscription, a partition of a topic) that are not settled. Keeps
 * the watermark: the last position up to which every event was handled, durably parked or passed over.
 */
export class PartitionBuffer {
  private head: Task | undefined;
  private tail: Task | undefined;
  private mark: string | undefined;
  private isRevoked = false;

  /**
   * @param name of the source, unique within its group
   * @param onProgress called, synchronously and often, when the watermark has moved
   */
  constructor(
    readonly name: string,
    private readonly sink: Sink,
    private readonly onProgress: () => void,
  ) {}

  /** Positions must be pushed in order. */
  push(event: BusEvent, position: string): void {
    const task = new Task(event, this, position);
    if (this.sink.accept(task)) this.append(task);
    else this.passOver(position);
  }

  pushUnparseable(message: Unparseable, position: string): void {
    const task = new Task(undefined, this, position);
    this.append(task);
    this.sink.acceptUnparseable(task, message);
  }

  /** Nothing has to be handled up to `position`, except what was pushed before. */
  passOver(position: string): void {
    if (this.tail) {
      this.tail.position = position;
    } else {
      this.mark = position;
      this.onProgress();
    }
  }

  /** Undefined until something is settled. */
  get watermark(): string | undefined {
    return this.mark;
  }

  /** Whether everything that was pushed is settled. */
  get isEmpty(): boolean {
    return this.head === undefined;
  }

  /** Another process owns the source now: queued events are dropped, and running calls no longer move the watermark. */
  revoke(): void {
    this.isRevoked = true;
  }

  get revoked(): boolean {
    return this.isRevoked;
  }

  settle(task: Task): void {
    task.settled = true;
    if (this.isRevoked || task !== this.head) return;
    let next: Task | undefined = task;
    while (next?.settled) {
      this.mark = next.position;
      const done: Task = next;
      next = done.nextOfBuffer;
      // Unlinked: a settled task in the old generation would keep every later one alive until a full collection.
      done.nextOfBuffer = undefined;
    }
    this.head = next;
    if (!next) this.tail = undefined;
    this.onProgress();
  }

  private append(task: Task): void {
    if (this.tail) this.tail.nextOfBuffer = task;
    else this.head = task;
    this.tail = task;
  }
}
