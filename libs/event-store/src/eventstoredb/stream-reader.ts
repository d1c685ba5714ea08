import {
  BACKWARDS,
  END,
  FORWARDS,
  StreamNotFoundError,
  type EventStoreDBClient,
  type ReadStreamOptions,
  type RecordedEvent as ServerEvent,
} from '@eventstore/db-client';
import { EventStoreUnavailable } from '../event-store.errors.js';
import type { ExpectedHead, StreamSlice } from '../event-store.port.js';
import { retrying } from '../internal/retrying.js';
import { isTransient } from './esdb-errors.js';
import { chainOf, toRecordedEvent } from './stored-event.js';

/** Reads streams from the leader, so that what an append has answered is there. */
export class StreamReader {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly deadlineMs: number,
  ) {}

  async read(stream: string, from: number): Promise<StreamSlice> {
    for (;;) {
      const events = (await this.events(stream, { direction: FORWARDS, fromRevision: BigInt(from) })).map(
        toRecordedEvent,
      );
      const last = events.at(-1);
      if (last) return { stream, events, head: { revision: last.revision, hash: last.hash } };
      const head = from === 0 ? 'no-stream' : await this.head(stream);
      // Appended between the two reads: the slice must reach as far as the head says.
      if (head === 'no-stream' || head.revision < from) return { stream, events, head };
    }
  }

  async head(stream: string): Promise<ExpectedHead> {
    const [last] = await this.events(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    return last ? { revision: Number(last.revision), hash: chainOf(last)?.hash ?? '' } : 'no-stream';
  }

  async event(stream: string, revision: number): Promise<ServerEvent | undefined> {
    const [event] = await this.events(stream, {
      direction: FORWARDS,
      fromRevision: BigInt(revision),
      maxCount: 1,
    });
    return event && Number(event.revision) === revision ? event : undefined;
  }

  private events(stream: string, options: ReadStreamOptions): Promise<ServerEvent[]> {
    return retrying(() => this.tryToRead(stream, options), isTransient);
  }

  private async tryToRead(stream: string, options: ReadStreamOptions): Promise<ServerEvent[]> {
    const events: ServerEvent[] = [];
    const reading = this.client.readStream(stream, { ...options, requiresLeader: true });
    // An error that comes after the first one has nobody left who listens, and would end the process.
    reading.on('error', () => undefined);
    // The client itself would wait for ever. What counts is that something comes: a long stream may take longer.
    const giveUp = setTimeout(
      () => reading.destroy(new EventStoreUnavailable(`no answer within ${this.deadlineMs} ms`)),
      this.deadlineMs,
    );
    try {
      for await (const { event } of reading) {
        giveUp.refresh();
        if (event) events.push(event);
      }
    } catch (error) {
      // Lets go of a call that may still be open; it may never have begun either.
      reading.cancel().catch(() => undefined);
      if (!(error instanceof StreamNotFoundError)) throw error;
    } finally {
      clearTimeout(giveUp);
    }
    return events;
  }
}
