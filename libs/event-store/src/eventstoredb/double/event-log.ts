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
  | { readonly deleted: true }
  /** An idempotent write whose original is not indexed yet: the server drops it, and the call times out. */
  | { readonly dropped: true };

export interface EventLogOptions {
  /** Milliseconds before an append is indexed; until then only the cache of event ids knows it. @default 0 */
  readonly indexAfterMs?: number;
}

interface Place {
  readonly stream: string;
  readonly revision: bigint;
}

/** The server's log of all events, in memory, with its checks of expected revisions, its idempotency and its two ways of deleting. */
export class EventLog extends EventEmitter<{ appended: [] }> {
  readonly all: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  /** First revision that can be read (`$tb`). */
  private readonly truncatedBefore = new Map<string, number>();
  private readonly softlyDeleted = new Set<string>();
  /** The newest place of each event id, over all streams: what the server knows of an append before it is indexed. */
  private readonly recent = new Map<string, Place>();
  private readonly indexedAt = new Map<string, number>();
  private readonly tombstones = new Set<string>();
  private nextPosition = 100n;

  constructor(private readonly options: EventLogOptions = {}) {
    super();
    this.setMaxListeners(0);
    this.addSystemEvent('$user-admin', '$UserCreated');
  }

  /** What can be read of a stream. */
  stream(name: string): readonly LoggedEvent[] {
    const events = (this.streams.get(name) ?? []).slice(this.truncatedBefore.get(name) ?? 0);
    return events.filter((event) => this.isIndexed(event));
  }

  /** A stream whose events are all hidden by `$tb` is there; one that was deleted is not. */
  hasStream(name: string): boolean {
    const first = this.streams.get(name)?.[0];
    return first !== undefined && this.isIndexed(first) && !this.softlyDeleted.has(name);
  }

  hasTombstone(name: string): boolean {
    return this.tombstones.has(name);
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): LogResult {
    if (this.hasTombstone(stream)) return { deleted: true };
    const current = this.revision(stream);
    const recorded =
      typeof expected === 'bigint' || expected === 'no-stream'
        ? this.recordedAfter(stream, expected, proposed)
        : this.recordedAnywhere(stream, proposed);
    if (recorded) return this.isIndexed(recorded) ? { last: recorded } : { dropped: true };
    return this.isMet(stream, expected, current)
      ? { last: this.add(stream, proposed) }
      : { wrong: true, current };
  }

  /** Soft: events are hidden; an append that expects no stream continues at the next revision. */
  delete(stream: string): void {
    this.truncatedBefore.set(stream, this.streams.get(stream)?.length ?? 0);
    this.softlyDeleted.add(stream);
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
    if (expected === 'stream-exists') return this.hasStream(stream);
    if (expected === 'no-stream') return current < 0n || this.softlyDeleted.has(stream);
    return expected === current;
  }

  /**
   * The last of `proposed` where these ids stand right after the expected revision, all of them. An event that is not indexed is
   * found by the cache of ids only, and there only the newest place of an id.
   */
  private recordedAfter(
    stream: string,
    expected: bigint | 'no-stream',
    proposed: readonly ProposedEvent[],
  ): LoggedEvent | undefined {
    const first = expected === 'no-stream' ? 0 : Number(expected) + 1;
    const there = this.streams.get(stream)?.slice(first, first + proposed.length) ?? [];
    return proposed.every(({ id }, i) => this.isFound(there[i], id)) ? there.at(-1) : undefined;
  }

  private isFound(event: LoggedEvent | undefined, id: string): boolean {
    if (event?.id !== id) return false;
    const place = this.recent.get(event.id);
    return this.isIndexed(event) || (place?.stream === event.stream && place.revision === event.revision);
  }

  private isIndexed({ stream, revision }: Place): boolean {
    return (this.indexedAt.get(`${stream}@${revision}`) ?? 0) <= Date.now();
  }

  /** Where no revision is expected, the server knows recent ids, wherever they stand in the stream. */
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
      this.recent.set(event.id, { stream, revision: logged.revision });
      const { indexAfterMs = 0 } = this.options;
      if (indexAfterMs > 0) this.indexedAt.set(`${stream}@${logged.revision}`, Date.now() + indexAfterMs);
      events.push(logged);
      this.all.push(logged);
    }
    this.softlyDeleted.delete(stream);
    if (stream.startsWith('$$')) this.readMetadata(stream.slice(2), events.at(-1) as LoggedEvent);
    this.emit('appended');
    return events.at(-1) as LoggedEvent;
  }

  private readMetadata(stream: string, { data }: LoggedEvent): void {
    const { $tb } = JSON.parse(Buffer.from(data).toString()) as { readonly $tb?: number };
    if ($tb !== undefined) this.truncatedBefore.set(stream, $tb);
  }

  private addSystemEvent(stream: string, type: string): void {
    const data = new TextEncoder().encode('{}');
    this.add(stream, [
      { id: randomUUID(), type, contentType: 'application/json', data, metadata: new Uint8Array() },
    ]);
  }
}
