import {
  BACKWARDS,
  END,
  FORWARDS,
  StreamNotFoundError,
  type EventStoreDBClient,
  type ReadStreamOptions,
  type RecordedEvent as ServerEvent,
} from '@eventstore/db-client';
import { EventStoreUnavailable, StreamDamaged } from '../event-store.errors.js';
import type { ExpectedHead, StreamSlice } from '../event-store.port.js';
import { retrying } from '../internal/retrying.js';
import { isTransient } from './esdb-errors.js';
import { chainOf, toRecordedEvent } from './stored-event.js';

interface Reading extends AsyncIterable<{ readonly event?: ServerEvent }> {
  on(event: 'error', listener: (error: Error) => void): unknown;
  destroy(error: Error): unknown;
  cancel(): Promise<void>;
}

/** Reads from the leader, so that what an append has answered is there. */
export class StreamReader {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly deadlineMs: number,
  ) {}

  async read(stream: string, from: number): Promise<StreamSlice> {
    for (;;) {
      const events = (await this.eventsFrom(stream, from)).map(toRecordedEvent);
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

  /** @throws StreamDamaged where `from` is 0 and the stream exists without an event that can be read */
  async eventsFrom(stream: string, from: number): Promise<readonly ServerEvent[]> {
    return this.events(stream, { direction: FORWARDS, fromRevision: BigInt(from) });
  }

  /** Commit position of the last record of the log. Needs the right to read `$all`. Tries once. */
  async endOfLog(signal?: AbortSignal): Promise<bigint> {
    const options = { direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true } as const;
    const [last] = (await this.collect(this.client.readAll(options), signal)) ?? [];
    return last?.position?.commit ?? 0n;
  }

  private async events(stream: string, options: ReadStreamOptions): Promise<ServerEvent[]> {
    const read = () => this.client.readStream(stream, { ...options, requiresLeader: true }) as Reading;
    const events = await retrying(() => this.collect(read()), isTransient);
    // There is a stream, and yet no event before its end: $tb, $maxCount or $maxAge hides them all.
    const isWhole = options.direction === BACKWARDS || options.fromRevision === 0n;
    if (events?.length === 0 && isWhole)
      throw new StreamDamaged(stream, -1, 'events were recorded that its metadata ($tb) hides');
    return events ?? [];
  }

  /** Undefined: the server has no such stream. */
  private async collect(reading: Reading, signal?: AbortSignal): Promise<ServerEvent[] | undefined> {
    const events: ServerEvent[] = [];
    // Nobody listens to an error after the first one; it would end the process.
    reading.on('error', () => undefined);
    // The client itself waits without end. The deadline is for the next event: a long stream may take longer.
    const giveUp = setTimeout(
      () => reading.destroy(new EventStoreUnavailable(`no answer within ${this.deadlineMs} ms`)),
      this.deadlineMs,
    );
    const abort = () => reading.destroy(new EventStoreUnavailable('the subscription was ended'));
    signal?.addEventListener('abort', abort, { once: true });
    try {
      for await (const { event } of reading) {
        giveUp.refresh();
        if (event) events.push(event);
      }
    } catch (error) {
      // Ends a call that may still be open; it may not have started either.
      reading.cancel().catch(() => undefined);
      if (!(error instanceof StreamNotFoundError)) throw error;
      return undefined;
    } finally {
      clearTimeout(giveUp);
      signal?.removeEventListener('abort', abort);
    }
    return events;
  }
}
