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

export type LogResult = { readonly last: LoggedEvent } | { readonly wrong: true; readonly current: bigint };

/** The server's log of all events, in memory, with its checks of expected revisions and its idempotency. */
export class EventLog extends EventEmitter<{ appended: [] }> {
  readonly all: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  private nextPosition = 100n;

  constructor() {
    super();
    this.setMaxListeners(0);
  }

  stream(name: string): readonly LoggedEvent[] {
    return this.streams.get(name) ?? [];
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): LogResult {
    const current = BigInt(this.stream(stream).length) - 1n;
    const revision = revisionOf(expected, current);
    if (revision === undefined || revision > current) return { wrong: true, current };
    if (revision < current) {
      const last = this.recordedAlready(stream, revision, proposed);
      return last ? { last } : { wrong: true, current };
    }
    return { last: this.add(stream, proposed) };
  }

  /** Only where the very same ids stand right after the expected revision, all of them. */
  private recordedAlready(stream: string, revision: bigint, proposed: readonly ProposedEvent[]): LoggedEvent | undefined {
    const there = this.stream(stream).slice(Number(revision) + 1, Number(revision) + 1 + proposed.length);
    return proposed.every(({ id }, i) => there[i]?.id === id) ? there.at(-1) : undefined;
  }

  private add(stream: string, proposed: readonly ProposedEvent[]): LoggedEvent {
    const events = this.streams.get(stream) ?? [];
    this.streams.set(stream, events);
    const created = BigInt(Date.now()) * 10_000n;
    for (const event of proposed) {
      const logged = { ...event, stream, revision: BigInt(events.length), position: this.nextPosition, created };
      this.nextPosition += 100n + BigInt(event.data.length + event.metadata.length);
      events.push(logged);
      this.all.push(logged);
    }
    this.emit('appended');
    return events.at(-1) as LoggedEvent;
  }
}

/** The revision that must be the current one; undefined where nothing could be. */
function revisionOf(expected: Expected, current: bigint): bigint | undefined {
  if (expected === 'no-stream') return -1n;
  if (expected === 'stream-exists') return current < 0n ? undefined : current;
  return expected === 'any' ? current : expected;
}
