import { setImmediate } from 'node:timers/promises';
import { EventStoreMisuse, type EventStore, type Position, type RecordedEvent } from '@bujiao/event-store';
import { comparePositions, isPosition } from '../store/compare-positions.js';
import { readUntilCaughtUp } from '../store/read-until-caught-up.js';
import { filterOf, type EventFilter, type Selection, type SelectionRequest } from './selection.js';
import type { TimeMarks, TimeMarkWriter } from './time-marks.js';

export interface CountedEvents {
  readonly selection: Selection;
  readonly events: number;
  readonly orders: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly firstAt?: string;
  readonly lastAt?: string;
  /** ms that reading took. */
  readonly tookMs: number;
}

/** An end of a selection that makes no sense. */
export class BadSelection extends Error {
  readonly code = 'bad-selection';
}

interface Ends {
  readonly from: Position | 'start' | Date;
  readonly to: Position | 'head' | Date;
}

/**
 * Resolves the ends of a selection to positions and counts what it selects, in one pass over the events between them. Memory
 * grows with the number of orders, not with the number of events.
 * @throws BadSelection
 */
export async function countEvents(
  store: Pick<EventStore, 'subscribe'>,
  marks: TimeMarks,
  request: SelectionRequest,
  signal: AbortSignal,
): Promise<CountedEvents> {
  try {
    return await countSelected(store, marks, request, signal);
  } catch (error) {
    // Each store has a form of position of its own: a number alone is one in memory and none in PostgreSQL.
    if (error instanceof EventStoreMisuse) throw new BadSelection(error.message);
    throw error;
  }
}

async function countSelected(
  store: Pick<EventStore, 'subscribe'>,
  marks: TimeMarks,
  request: SelectionRequest,
  signal: AbortSignal,
): Promise<CountedEvents> {
  const ends = endsOf(request);
  const began = performance.now();
  const after = ends.from instanceof Date ? ((await marks.before(ends.from)) ?? 'start') : ends.from;
  const count = new Count(ends, filterFor(request), after);
  const writer = marks.writer();
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const reading = { after, ...typesOf(request), signal: both };
  for await (const batch of readUntilCaughtUp(store, reading)) {
    if (!addAll(batch.events, count, writer)) {
      stop.abort();
      break;
    }
    await writer.flushWhenFull();
    count.passed(batch.checkpoint);
    // Requests of others get their turn between two batches.
    await setImmediate();
  }
  signal.throwIfAborted();
  await writer.flush();
  return { ...count.result(), tookMs: performance.now() - began };
}

/** Those that the store need not give at all. */
const typesOf = ({ types }: SelectionRequest): { readonly types?: readonly string[] } =>
  types?.length ? { types } : {};

/** @returns false when one is beyond the end */
const addAll = (events: readonly RecordedEvent[], count: Count, writer: TimeMarkWriter): boolean =>
  events.every((event) => {
    writer.note(event);
    return count.add(event);
  });

const filterFor = ({ types, orders, actor, correlation }: SelectionRequest): EventFilter => ({
  ...(types?.length && { types }),
  ...(orders?.length && { orders }),
  ...(actor !== undefined && { actor }),
  ...(correlation !== undefined && { correlation }),
});

/** One pass. */
class Count {
  private events = 0;
  private readonly orders = new Set<string>();
  private readonly byType = new Map<string, number>();
  private firstAt: string | undefined;
  private lastAt: string | undefined;
  private after: Position | 'start';
  private upTo: Position | 'start';
  private readonly matches: (event: RecordedEvent) => boolean;
  private readonly fromMs: number;
  private readonly toMs: number;
  private readonly toPosition: string | undefined;

  constructor(
    { from, to }: Ends,
    private readonly filter: EventFilter,
    after: Position | 'start',
  ) {
    this.after = after;
    this.upTo = after;
    this.matches = filterOf(filter);
    this.fromMs = from instanceof Date ? from.getTime() : -Infinity;
    this.toMs = to instanceof Date ? to.getTime() : Date.now();
    this.toPosition = to instanceof Date || to === 'head' ? undefined : to;
  }

  /** @returns false when the event is beyond the end */
  add(event: RecordedEvent): boolean {
    const at = Date.parse(event.recordedAt);
    if (this.toPosition === undefined ? at > this.toMs : isAfter(event.position, this.toPosition))
      return false;
    this.upTo = event.position;
    if (at < this.fromMs) this.after = event.position;
    else if (this.matches(event)) this.take(event);
    return true;
  }

  passed(checkpoint: Position): void {
    if (this.toPosition === undefined && comparePositions(checkpoint, this.upTo) > 0) this.upTo = checkpoint;
  }

  result(): Omit<CountedEvents, 'tookMs'> {
    const { events, firstAt, lastAt, after, filter } = this;
    return {
      selection: { after, upTo: this.toPosition ?? this.upTo, ...filter },
      events,
      orders: this.orders.size,
      byType: Object.fromEntries([...this.byType].sort(([a], [b]) => a.localeCompare(b))),
      ...(firstAt !== undefined && { firstAt }),
      ...(lastAt !== undefined && { lastAt }),
    };
  }

  private take({ type, stream, recordedAt }: RecordedEvent): void {
    this.events += 1;
    this.orders.add(stream);
    this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
    this.firstAt ??= recordedAt;
    this.lastAt = recordedAt;
  }
}

/** @throws BadSelection for an end in the form of another kind of store: the comparison would mean nothing */
function isAfter(position: Position, end: Position): boolean {
  if (end !== 'start' && position.split(':').length !== end.split(':').length)
    throw new BadSelection(`${JSON.stringify(end)} is not a position of this event store`);
  return comparePositions(position, end) > 0;
}

function endsOf({ from = 'start', to = 'head' }: SelectionRequest): Ends {
  const ends = { from: endOf(from, 'from'), to: to === 'head' ? ('head' as const) : endOf(to, 'to') };
  if (ends.from instanceof Date && ends.to instanceof Date && ends.from > ends.to)
    throw new BadSelection('"from" is later than "to"');
  return ends;
}

function endOf(text: string, which: string): Position | 'start' | Date {
  if (isPosition(text)) return text;
  const time = timeOf(text);
  if (time) return time;
  throw new BadSelection(
    `"${which}" has to be a position, an ISO 8601 time${which === 'to' ? ' or head' : ' or start'}`,
  );
}

/** Undefined also for a day that does not exist: `Date` makes one of the next month of it. */
function timeOf(text: string): Date | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  const [time, midnight] = [Date.parse(text), Date.parse(`${day}T00:00:00Z`)];
  if (day === undefined || Number.isNaN(time) || Number.isNaN(midnight)) return undefined;
  return new Date(midnight).toISOString().startsWith(day) ? new Date(time) : undefined;
}
