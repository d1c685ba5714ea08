import { randomUUID } from 'node:crypto';
import { NO_STREAM, WrongExpectedVersionError, type AppendExpectedRevision, type EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreUnavailable } from '../event-store.errors.js';
import type { AppendResult } from '../event-store.port.js';
import type { SealedAppend } from '../hash-chain/sealed-append.js';
import { retrying } from '../internal/retrying.js';
import { isTransient } from './esdb-errors.js';
import type { KnownHeads } from './known-heads.js';
import { chainOf, toServerEvent } from './stored-event.js';
import type { StreamReader } from './stream-reader.js';

/**
 * Appends with the server's own check of the expected revision, and its idempotency: the ids that stand right after that revision
 * already are answered as written, whatever else they carry. Two things the server does not know are added. It does not compare
 * the hash that is expected, so that is done before; and it does not say whether an append was recorded now, so the last event is
 * read back: on a retry, what counts is the hash that is recorded.
 */
export class StreamAppender {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reader: StreamReader,
    private readonly known: KnownHeads,
    private readonly deadline: number,
  ) {}

  async append(append: SealedAppend): Promise<AppendResult> {
    const { stream, head } = append;
    const call = randomUUID();
    const taken = (await this.isExpectedHeadThere(append)) && (await retrying(() => this.write(append, call), isTransient));
    if (!taken) return { conflict: true, actual: await this.reader.head(stream) };
    const last = await this.reader.event(stream, head.revision);
    const recorded = last && chainOf(last);
    if (!recorded) throw new EventStoreUnavailable(`${stream}: the event ${head.revision} that was appended is not there`);
    const recordedHead = { revision: head.revision, hash: recorded.hash };
    this.known.add(stream, recordedHead);
    return { conflict: false, head: recordedHead, duplicate: recorded.call !== call };
  }

  private async isExpectedHeadThere({ stream, expected }: SealedAppend): Promise<boolean> {
    if (expected === 'no-stream' || this.known.has(stream, expected)) return true;
    const event = await this.reader.event(stream, expected.revision);
    return event !== undefined && chainOf(event)?.hash === expected.hash;
  }

  /** False when the stream is not where it is expected. */
  private async write({ stream, expected, events }: SealedAppend, call: string): Promise<boolean> {
    const expectedRevision: AppendExpectedRevision = expected === 'no-stream' ? NO_STREAM : BigInt(expected.revision);
    const serverEvents = events.map((event) => toServerEvent(event, call));
    try {
      const options = { expectedRevision, requiresLeader: true, deadline: this.deadline };
      // With `throwOnAppendFailure=false` in the connection string it says so instead of throwing.
      return (await this.client.appendToStream(stream, serverEvents, options)).success;
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return false;
      throw error;
    }
  }
}
