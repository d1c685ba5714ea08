import type { BusEvent } from '../bus-event.js';

/** An event on its way through a dispatcher. Linked by hand, twice: this is the hot path, and it must not shift arrays. */
export class Task {
  settled = false;
  failures = 0;
  nextOfOrder: Task | undefined;
  nextOfBuffer: Task | undefined;

  constructor(
    /** Undefined for a message that could not be understood. */
    readonly event: BusEvent | undefined,
    readonly buffer: PartitionBuffer,
    /** Everything up to here is done once this task and all before it are. */
    public position: string,
  ) {}
}

/** A message that is no event, as it came. */
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

/** What a partition buffer hands its events to. */
export interface Sink {
  accept(task: Task): boolean;
  acceptUnparseable(task: Task, message: Unparseable): void;
}

/**
 * One ordered source of a group: an event store subscription, a partition of a topic. Keeps the watermark: the last position
 * of which it is true that everything up to it was handled, durably parked, or passed over.
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

  /** There is nothing to do up to `position`, besides what was pushed before. */
  passOver(position: string): void {
    if (this.tail) {
      this.tail.position = position;
    } else {
      this.mark = position;
      this.onProgress();
    }
  }

  /** Undefined until something is done. */
  get watermark(): string | undefined {
    return this.mark;
  }

  /** Whether all that was pushed is done. */
  get isEmpty(): boolean {
    return this.head === undefined;
  }

  /** The source belongs to somebody else now: what is still queued is dropped, what still runs no longer counts. */
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
      // What is done must not lead on: a garbage collector that has grown old with it would keep all that came after.
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
