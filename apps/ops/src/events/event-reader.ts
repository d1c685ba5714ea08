import { Inject, Injectable } from '@nestjs/common';
import { orderStream } from '@bujiao/contracts';
import type { EventStore, RecordedEvent } from '@bujiao/event-store';
import { Draining, EVENT_STORE } from '@bujiao/platform';
import { comparePositions, filterOf, isPosition, readUntilCaughtUp, type EventFilter } from '@bujiao/replay';
import { OpsRuntime } from '../ops-runtime.js';

/** Every condition is optional, and all that are given hold. */
export interface EventQuery extends EventFilter {
  /** Position, time, or `start`. */
  readonly from: string;
  /** Position, time, or `head`. */
  readonly to: string;
  /** Also those that are appended from now on, without an end. */
  readonly follow: boolean;
}

/** Reads events for people: never into a handler. */
@Injectable()
export class EventReader {
  constructor(
    private readonly ops: OpsRuntime,
    private readonly draining: Draining,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** In the order of the store. Ends with `signal`, and when the process stops. */
  async *read(query: EventQuery, signal: AbortSignal): AsyncGenerator<RecordedEvent> {
    const within = withinOf(query);
    const wanted = filterOf(query);
    const both = AbortSignal.any([signal, this.draining.signal]);
    for await (const events of this.batches(query, both)) {
      for (const event of events) {
        const place = within(event);
        if (place === 'beyond') return;
        if (place === 'within' && wanted(event)) yield event;
      }
    }
  }

  private async *batches(query: EventQuery, signal: AbortSignal): AsyncGenerator<readonly RecordedEvent[]> {
    if (query.orders && !query.follow) {
      yield* this.ordersOf(query.orders);
      return;
    }
    const after = await this.startOf(query);
    const request = { after, signal, ...(query.types && { types: query.types }) };
    const batches = query.follow ? this.store.subscribe(request) : readUntilCaughtUp(this.store, request);
    for await (const { events } of batches) yield events;
  }

  /** One read a stream, instead of a pass over the whole store. */
  private async *ordersOf(orders: readonly string[]): AsyncGenerator<readonly RecordedEvent[]> {
    const slices = await Promise.all(orders.map((order) => this.store.read(orderStream(order))));
    yield slices
      .flatMap(({ events }) => events)
      .sort((a, b) =>
        a.stream === b.stream
          ? a.revision - b.revision
          : Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || a.stream.localeCompare(b.stream),
      );
  }

  private async startOf({ from }: EventQuery): Promise<string> {
    if (isPosition(from)) return from;
    return (await this.ops.marks.before(new Date(from))) ?? 'start';
  }

  /** A position shortly before the newest event; `start` where none is known. */
  async nearHead(): Promise<string> {
    const { rows } = await this.ops.pool.query<{ position: string }>(
      `select position from event_bus.checkpoints union all
       (select position from ops.time_marks order by minute desc limit 1)`,
    );
    return rows
      .map(({ position }) => position)
      .filter(isPosition)
      .reduce((best, position) => (comparePositions(position, best) > 0 ? position : best), 'start');
  }
}

type Place = 'before' | 'within' | 'beyond';

/** Which side of a boundary, given as a position or a time, an event is on: below 0 before, 0 at it, above 0 after it. */
function sideOf(boundary: string): (event: RecordedEvent) => number {
  if (boundary === 'start') return () => 1;
  if (boundary === 'head') return () => -1;
  if (isPosition(boundary)) return ({ position }) => comparePositions(position, boundary);
  const ms = Date.parse(boundary);
  return ({ recordedAt }) => Date.parse(recordedAt) - ms;
}

/** A position as `from` is that of the last event seen, and is left out; a time is the first moment, and is not. */
function withinOf({ from, to }: EventQuery): (event: RecordedEvent) => Place {
  const [fromSide, toSide] = [sideOf(from), sideOf(to)];
  const least = isPosition(from) ? 1 : 0;
  return (event) => {
    if (toSide(event) > 0) return 'beyond';
    return fromSide(event) < least ? 'before' : 'within';
  };
}
