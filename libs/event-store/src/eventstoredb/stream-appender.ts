import { randomUUID } from 'node:crypto';
import {
  NO_STREAM,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type EventData,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { EventStoreMisuse } from '../event-store.errors.js';
import type { AppendResult, StreamHead } from '../event-store.port.js';
import type { SealedAppend } from '../hash-chain/sealed-append.js';
import { retrying } from '../internal/retrying.js';
import { isTransient } from './esdb-errors.js';
import type { KnownHeads } from './known-heads.js';
import { chainOf, toServerEvent } from './stored-event.js';
import type { StreamReader } from './stream-reader.js';

/**
 * Appends with the server's own check of the expected revision, and its idempotency: where the stream has gone on, and the same ids
 * stand right after the expected revision, all of them, the server answers as if it had written them now; otherwise it is a conflict.
 *
 * Two things the server does not do. It does not compare the hash that is expected, so that is done before. And it does not say
 * whether it wrote or found the events, whatever else they carry: so the last one is read back, and what is recorded counts. Two
 * processes that handle the same cause at the same moment append the same ids; one of them must learn that it was the other.
 */
export class StreamAppender {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reader: StreamReader,
    private readonly known: KnownHeads,
    private readonly deadlineMs: number,
  ) {}

  async append(append: SealedAppend): Promise<AppendResult> {
    const { stream } = append;
    const call = randomUUID();
    const events = append.events.map((event) => toServerEvent(event, call));
    const end = (await this.isExpectedHeadThere(append))
      ? await retrying(() => this.write(append, events), isTransient)
      : undefined;
    if (end === undefined) return { conflict: true, actual: await this.reader.head(stream) };
    const recorded = await this.readBack(append, end);
    this.known.add(stream, recorded.head);
    return { conflict: false, head: recorded.head, duplicate: recorded.call !== call };
  }

  private async isExpectedHeadThere({ stream, expected }: SealedAppend): Promise<boolean> {
    if (expected === 'no-stream' || this.known.has(stream, expected)) return true;
    const event = await this.reader.event(stream, expected.revision);
    return event !== undefined && chainOf(event)?.hash === expected.hash;
  }

  /** The revision of the last of the events; undefined when the stream is not where it is expected. */
  private async write({ stream, expected }: SealedAppend, events: EventData[]): Promise<number | undefined> {
    const expectedRevision: AppendExpectedRevision =
      expected === 'no-stream' ? NO_STREAM : BigInt(expected.revision);
    try {
      const options = { expectedRevision, requiresLeader: true, deadline: this.deadlineMs };
      const { success, nextExpectedRevision } = await this.client.appendToStream(stream, events, options);
      // With `throwOnAppendFailure=false` in the connection string it says so instead of throwing.
      return success ? Number(nextExpectedRevision) : undefined;
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return undefined;
      throw error;
    }
  }

  private async readBack(
    { stream, head: { revision } }: SealedAppend,
    end: number,
  ): Promise<{ readonly head: StreamHead; readonly call: string }> {
    const last = end === revision ? await this.reader.event(stream, revision) : undefined;
    const chain = last && chainOf(last);
    if (chain) return { head: { revision, hash: chain.hash }, call: chain.call };
    // A stream that was deleted begins again at the revision where it ended, though none was expected.
    throw new EventStoreMisuse(
      `${stream}: event ${revision} is not there after it was appended: was the stream deleted or truncated on the server?`,
    );
  }
}
