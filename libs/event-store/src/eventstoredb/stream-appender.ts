import { randomUUID } from 'node:crypto';
import { pause } from '@bujiao/basics';
import {
  jsonEvent,
  NO_STREAM,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type RecordedEvent as ReadEvent,
} from '@eventstore/db-client';
import { EventStoreUnavailable, StreamDamaged } from '../event-store.errors.js';
import type { AppendResult } from '../event-store.port.js';
import type { SealedAppend } from '../hash-chain/sealed-append.js';
import { retrying } from '../internal/retrying.js';
import type { AppendPipeline } from './append-pipeline.js';
import type { AppendStream, Connection } from './connection.js';
import { isTransient } from './esdb-errors.js';
import type { KnownHeads } from './known-heads.js';
import { chainOf, idOf, toServerEvent, type ServerEvent } from './stored-event.js';
import type { StreamReader } from './stream-reader.js';

/** UTF-16 code units of an append above which it is not pipelined: in one message it could exceed what the transport takes. */
const MAX_PIPELINED_SIZE = 1024 * 1024;
/** Milliseconds before a stream is read again that does not show yet what the server has refused an append for. */
const FIRST_WAIT = 5;

export interface StreamAppenderOptions {
  readonly connection: Connection;
  readonly pipelineOf: (stream: AppendStream) => AppendPipeline;
  readonly reader: StreamReader;
  readonly known: KnownHeads;
  readonly deadlineMs: number;
}

/**
 * Appends with the server's own check of the expected revision: in the common path one message over the shared stream of appends, and
 * its answer. The first try that fails is repeated as a call of its own, with the same ids on the server, which makes it idempotent.
 *
 * Where the server refuses the revision, the stream is read: events with the ids of this append, right after the expected head, are a
 * duplicate; anything else is a conflict. The server does not compare the hash that is expected, so an expected head that this
 * process has neither read nor appended is read first.
 */
export class StreamAppender {
  constructor(private readonly options: StreamAppenderOptions) {}

  async append(append: SealedAppend): Promise<AppendResult> {
    const { stream, head } = append;
    const { known } = this.options;
    const call = randomUUID();
    const events = append.events.map((event) => toServerEvent(event, call));
    if (!(await this.isExpectedHeadThere(append)))
      return this.resultOf(append, await this.found(append), call);
    const end = await this.write(append, events);
    if (end === undefined) return this.resultOf(append, await this.foundInPlace(append), call);
    // A stream that was deleted begins again at the revision where it ended, though none was expected.
    if (end !== head.revision)
      throw new StreamDamaged(
        stream,
        end,
        'was deleted or truncated on the server: its first events are missing',
      );
    known.add(stream, head);
    return { conflict: false, head, duplicate: false };
  }

  private async isExpectedHeadThere({ stream, expected }: SealedAppend): Promise<boolean> {
    const { known, reader } = this.options;
    if (expected === 'no-stream' || known.has(stream, expected)) return true;
    const event = await reader.event(stream, expected.revision);
    return event !== undefined && chainOf(event)?.hash === expected.hash;
  }

  /** The revision of the last of the events; undefined when the stream is not where it is expected. */
  private write(append: SealedAppend, events: readonly ServerEvent[]): Promise<number | undefined> {
    let isPipelined = append.size <= MAX_PIPELINED_SIZE;
    return retrying(async () => {
      const pipeline = isPipelined ? await this.pipeline() : undefined;
      isPipelined = false;
      return pipeline ? pipeline.append({ ...append, events }) : this.writeAlone(append, events);
    }, isTransient);
  }

  private async pipeline(): Promise<AppendPipeline | undefined> {
    const { connection, pipelineOf } = this.options;
    if (!(await connection.supportsAppendStream())) return undefined;
    return pipelineOf(await connection.appendStream());
  }

  private async writeAlone(
    { stream, expected }: SealedAppend,
    events: readonly ServerEvent[],
  ): Promise<number | undefined> {
    const { connection, deadlineMs } = this.options;
    const expectedRevision: AppendExpectedRevision =
      expected === 'no-stream' ? NO_STREAM : BigInt(expected.revision);
    try {
      const options = { expectedRevision, requiresLeader: true, deadline: deadlineMs };
      const { success, nextExpectedRevision } = await connection.client.appendToStream(
        stream,
        events.map(toClientEvent),
        options,
      );
      // With `throwOnAppendFailure=false` in the connection string it is answered instead of thrown.
      return success ? Number(nextExpectedRevision) : undefined;
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return undefined;
      throw error;
    }
  }

  /** The stream from the expected head on. */
  private found({ stream, expected }: SealedAppend): Promise<readonly ReadEvent[]> {
    return this.options.reader.eventsFrom(stream, expected === 'no-stream' ? 0 : expected.revision);
  }

  /** As {@link found}, once it shows what the server has refused the append for: events can be read only after they are indexed. */
  private async foundInPlace(append: SealedAppend): Promise<readonly ReadEvent[]> {
    for (let wait = FIRST_WAIT; ; wait *= 2) {
      const events = await this.found(append);
      if (!isAtHead(append, events)) return events;
      if (wait > this.options.deadlineMs)
        throw new EventStoreUnavailable(`${append.stream} does not show what was appended to it`);
      await pause(wait);
    }
  }

  private async resultOf(
    append: SealedAppend,
    found: readonly ReadEvent[],
    call: string,
  ): Promise<AppendResult> {
    const { stream, expected, events } = append;
    const last = found.at(-1);
    if (!last)
      return {
        conflict: true,
        actual: expected === 'no-stream' ? expected : await this.options.reader.head(stream),
      };
    const recorded = isChained(append, found)
      ? found.slice(expected === 'no-stream' ? 0 : 1).slice(0, events.length)
      : [];
    const own = recorded.at(-1);
    if (!own || !events.every(({ id }, i) => recorded[i] && idOf(recorded[i]) === id))
      return { conflict: true, actual: headOf(last) };
    const head = headOf(own);
    this.options.known.add(stream, head);
    return { conflict: false, head, duplicate: chainOf(own)?.call !== call };
  }
}

const headOf = (event: ReadEvent) => ({ revision: Number(event.revision), hash: chainOf(event)?.hash ?? '' });

/** Whether what was found begins with the head that is expected; for a new stream, with its first event. */
function isChained({ expected }: SealedAppend, [first]: readonly ReadEvent[]): boolean {
  if (!first) return false;
  if (expected === 'no-stream') return first.revision === 0n;
  return Number(first.revision) === expected.revision && chainOf(first)?.hash === expected.hash;
}

/** Whether the stream ends at the head that is expected. */
const isAtHead = (append: SealedAppend, found: readonly ReadEvent[]): boolean =>
  append.expected === 'no-stream' ? found.length === 0 : found.length === 1 && isChained(append, found);

/**
 * The client serialises data itself, so keys that look like numbers may stand in another order than in the text that was hashed; the
 * canonical form of both is the same.
 */
const toClientEvent = ({ id, type, data, metadata }: ServerEvent) =>
  jsonEvent({
    id,
    type,
    data: JSON.parse(Buffer.from(data).toString()) as Record<string, unknown>,
    metadata,
  });
