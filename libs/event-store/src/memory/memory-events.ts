import type { AppendResult, ExpectedHead, StreamHead } from '../event-store.port.js';
import type { SealedAppend, SealedEvent } from '../hash-chain/sealed-append.js';
import { Notifiers } from '../internal/notifier.js';

/** Kept as text, so that changing an appended or read object does not change the record. */
export interface StoredEvent extends Omit<SealedEvent, 'given'> {
  readonly stream: string;
  /** Number of events before it. */
  readonly place: number;
  readonly recordedAt: string;
}

/** The data of memory event stores; several stores may share it, as processes share a server. */
export class MemoryEvents {
  readonly all: StoredEvent[] = [];
  readonly notifiers = new Notifiers();
  private readonly streams = new Map<string, StoredEvent[]>();

  stream(name: string): readonly StoredEvent[] {
    return this.streams.get(name) ?? [];
  }

  headOf(stream: string): ExpectedHead {
    const last = this.streams.get(stream)?.at(-1);
    return last ? headAt(last) : 'no-stream';
  }

  append({ stream, expected, events, head }: SealedAppend): AppendResult {
    const actual = this.headOf(stream);
    if (!isSame(actual, expected)) {
      const last = this.recordedAlready(stream, events);
      return last ? { conflict: false, duplicate: true, head: headAt(last) } : { conflict: true, actual };
    }
    const stored = this.streams.get(stream) ?? [];
    const recordedAt = new Date().toISOString();
    for (const { given: _, ...event } of events) {
      const added = { ...event, stream, place: this.all.length, recordedAt };
      stored.push(added);
      this.all.push(added);
    }
    this.streams.set(stream, stored);
    this.notifiers.notify(new Set(events.map(({ type }) => type)));
    return { conflict: false, duplicate: false, head };
  }

  /** The last of `events` as it was recorded, where the stream holds these very ids at these very revisions. */
  private recordedAlready(stream: string, events: SealedAppend['events']): StoredEvent | undefined {
    const stored = this.stream(stream);
    if (!events.every(({ revision, id }) => stored[revision]?.id === id)) return undefined;
    return stored[events.at(-1)?.revision ?? -1];
  }
}

const headAt = ({ revision, hash }: StreamHead): StreamHead => ({ revision, hash });

const isSame = (a: ExpectedHead, b: ExpectedHead): boolean =>
  a === 'no-stream' || b === 'no-stream' ? a === b : a.revision === b.revision && a.hash === b.hash;
