import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LoggedEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Bytes into the log, as the server counts. */
  readonly position: bigint;
  /** Hundreds of nanoseconds since 1970. */
  readonly created: bigint;
}

export type Expected = bigint | 'any' | 'no-stream' | 'stream-exists';

export type LogResult =
  | { readonly last: LoggedEvent }
  | { readonly wrong: true; readonly current: bigint }
  | { readonly deleted: true };

/** The server's log of all events, in memory, with its checks of expected revisions, its idempotency and its two ways of deleting. */
export class EventLog extends EventEmitter<{ appended: [] }> {
  readonly all: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  private readonly hidden = new Map<string, number>();
  private readonly tombstones = new Set<string>();
  private nextPosition = 100n;

  constructor() {
    super();
    this.setMaxListeners(0);
    this.addSystemEvent('$user-admin', '$UserCreated');
  }

  /** What can be read of a stream. */
  stream(name: string): readonly LoggedEvent[] {
    return (this.streams.get(name) ?? []).slice(this.hidden.get(name) ?? 0);
  }

  hasTombstone(name: string): boolean {
    return this.tombstones.has(name);
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): LogResult {
    if (this.hasTombstone(stream)) return { deleted: true };
    const last =
      typeof expected === 'bigint' || expected === 'no-stream'
        ? this.recordedAfter(stream, expected, proposed)
        : this.recordedAnywhere(stream, proposed);
    if (last) return { last };
    const current = this.revision(stream);
    return this.isMet(stream, expected, current)
      ? { last: this.add(stream, proposed) }
      : { wrong: true, current };
  }

  /** Soft: events are hidden, and the stream goes on at the next revision when it is appended to as if there were none. */
  delete(stream: string): void {
    this.hidden.set(stream, this.streams.get(stream)?.length ?? 0);
    this.addSystemEvent(`$$${stream}`, '$metadata');
  }

  /** Hard: the name can never be used again. */
  tombstone(stream: string): void {
    this.tombstones.add(stream);
    this.addSystemEvent(stream, '$streamDeleted');
  }

  private revision(stream: string): bigint {
    return BigInt(this.streams.get(stream)?.length ?? 0) - 1n;
  }

  private isMet(stream: string, expected: Expected, current: bigint): boolean {
    if (expected === 'any') return true;
    if (expected === 'stream-exists') return this.stream(stream).length > 0;
    return expected === 'no-stream' ? this.stream(stream).length === 0 : expected === current;
  }

  /** Where the very same ids stand right after the expected revision, all of them: nothing is written, but it is answered as written. */
  private recordedAfter(
    stream: string,
    expected: bigint | 'no-stream',
    proposed: readonly ProposedEvent[],
  ): LoggedEvent | undefined {
    const first = expected === 'no-stream' ? 0 : Number(expected) + 1;
    const there = this.streams.get(stream)?.slice(first, first + proposed.length) ?? [];
    return proposed.every(({ id }, i) => there[i]?.id === id) ? there.at(-1) : undefined;
  }

  /** Where no revision is expected, the server remembers the ids of late, wherever they stand in the stream. */
  private recordedAnywhere(stream: string, proposed: readonly ProposedEvent[]): LoggedEvent | undefined {
    const events = this.streams.get(stream) ?? [];
    const there = proposed.map(({ id }) => events.find((event) => event.id === id));
    return there.every((event) => event !== undefined) ? there.at(-1) : undefined;
  }

  private add(stream: string, proposed: readonly ProposedEvent[]): LoggedEvent {
    const events = this.streams.get(stream) ?? [];
    this.streams.set(stream, events);
    const created = BigInt(Date.now()) * 10_000n;
    for (const event of proposed) {
      const logged = {
        ...event,
        stream,
        revision: BigInt(events.length),
        position: this.nextPosition,
        created,
      };
      this.nextPosition += 100n + BigInt(event.data.length + event.metadata.length);
      events.push(logged);
      this.all.push(logged);
    }
    this.emit('appended');
    return events.at(-1) as LoggedEvent;
  }

  private addSystemEvent(stream: string, type: string): void {
    const data = new TextEncoder().encode('{}');
    this.add(stream, [
      { id: randomUUID(), type, contentType: 'application/json', data, metadata: new Uint8Array() },
    ]);
  }
}
