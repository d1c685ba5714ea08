import { randomUUID } from 'node:crypto';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { EventLog, LoggedEvent } from './event-log.js';
import { invalidPosition, streamDeleted } from './refusals.js';
import {
  filterOf,
  streamOf,
  toCaughtUp,
  toCheckpoint,
  toConfirmation,
  toEventResponse,
  toNotFound,
} from './messages.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const BACKWARDS = 1;
/** Events looked at between two checkpoints, where the request does not say: as the server's default. */
const SEARCH_WINDOW = 32;
const UNKNOWN_POSITION = 2n ** 64n - 1n;

async function write(call: ReadCall, response: ReadResp): Promise<void> {
  if (call.cancelled || call.write(response)) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      call.off('drain', end);
      call.off('cancelled', end);
      resolve();
    };
    call.on('drain', end);
    call.on('cancelled', end);
  });
}

/** A read that ends, of one stream or of all. */
export async function readOnce(call: ReadCall, options: ReadReq.Options, log: EventLog): Promise<void> {
  const stream = streamOf(options.getStream()?.getStreamIdentifier());
  if (options.hasStream() && log.hasTombstone(stream)) return void call.emit('error', streamDeleted(stream));
  const events = options.hasStream() ? log.stream(stream) : log.all;
  if (options.hasStream() && !log.hasStream(stream)) await write(call, toNotFound(stream));
  for (const event of selected(events, options)) await write(call, toEventResponse(event));
  call.end();
}

function selected(events: readonly LoggedEvent[], options: ReadReq.Options): readonly LoggedEvent[] {
  const isBackwards = Number(options.getReadDirection()) === BACKWARDS;
  const from = firstOf(options);
  const wanted = events.filter(
    (event) => from === undefined || isInDirection(placeOf(event, options), from, isBackwards),
  );
  return (isBackwards ? wanted.reverse() : wanted).slice(0, Number(options.getCount()));
}

const isInDirection = (place: bigint, from: bigint, isBackwards: boolean): boolean =>
  isBackwards ? place <= from : place >= from;

const placeOf = ({ revision, position }: LoggedEvent, options: ReadReq.Options): bigint =>
  options.hasStream() ? revision : position;

/** Undefined: from the beginning, or from the end when it goes backwards. */
function firstOf(options: ReadReq.Options): bigint | undefined {
  const stream = options.getStream();
  if (stream?.hasRevision()) return BigInt(stream.getRevision());
  const position = options.getAll()?.getPosition();
  return position && BigInt(position.getCommitPosition());
}

export interface SubscriptionSettings {
  readonly log: EventLog;
  /** Report when the subscription has caught up. */
  readonly caughtUp: boolean;
  /** Send 2^64−1 as the checkpoint after a catch-up without a match, and no checkpoint after it. */
  readonly unknownCheckpoint: boolean;
}

/** Catches up, reports it, and then follows the log until the reader goes. */
export async function subscribeToAll(
  call: ReadCall,
  options: ReadReq.Options,
  settings: SubscriptionSettings,
): Promise<void> {
  const { log } = settings;
  if (!isPosition(log, options)) return void call.emit('error', invalidPosition());
  const feed: Feed = {
    call,
    log,
    after: positionOf(options) ?? -1n,
    matches: filterOf(options),
    interval: checkpointInterval(options),
    seen: 0,
    sent: 0,
  };
  await write(call, toConfirmation(randomUUID()));
  let next = await sendFrom(indexAfter(log, feed.after), feed);
  await reportCaughtUp(feed, log.all[next - 1], options.hasFilter(), settings);
  while (!call.cancelled) {
    if (next === log.all.length) await nextAppend(call, log);
    next = await sendFrom(next, feed);
  }
  call.end();
}

async function reportCaughtUp(
  feed: Feed,
  last: LoggedEvent | undefined,
  isFiltered: boolean,
  { caughtUp, unknownCheckpoint }: SubscriptionSettings,
): Promise<void> {
  if (isFiltered && unknownCheckpoint && feed.sent === 0) {
    await write(feed.call, toCheckpoint(UNKNOWN_POSITION));
    feed.interval = Infinity;
  } else if (isFiltered && last) {
    await write(feed.call, toCheckpoint(last.position));
  }
  if (caughtUp) await write(feed.call, toCaughtUp());
}

interface Feed {
  readonly call: ReadCall;
  readonly log: EventLog;
  /** Nothing up to here is sent: also of events appended later, where the position was beyond the end. */
  readonly after: bigint;
  readonly matches: (event: LoggedEvent) => boolean;
  interval: number;
  seen: number;
  sent: number;
}

/** Sends all there is from an index on, and returns the index after it. */
async function sendFrom(from: number, feed: Feed): Promise<number> {
  const { call, log, matches, after } = feed;
  let next = from;
  for (; next < log.all.length && !call.cancelled; next += 1) {
    const event = log.all[next] as LoggedEvent;
    if (event.position <= after) continue;
    if (matches(event)) {
      await write(call, toEventResponse(event));
      feed.sent += 1;
    }
    feed.seen += 1;
    if (feed.seen % feed.interval === 0) await write(call, toCheckpoint(event.position));
  }
  return next;
}

function indexAfter(log: EventLog, after: bigint): number {
  const index = log.all.findIndex(({ position }) => position > after);
  return index < 0 ? log.all.length : index;
}

function positionOf(options: ReadReq.Options): bigint | undefined {
  const from = options.getAll()?.getPosition();
  return from && BigInt(from.getCommitPosition());
}

/** Inside the log only the positions of events are valid. One beyond its end is accepted, as the server does. */
function isPosition(log: EventLog, options: ReadReq.Options): boolean {
  const position = positionOf(options);
  const last = log.all.at(-1)?.position ?? 0n;
  return position === undefined || position > last || log.all.some((event) => event.position === position);
}

function checkpointInterval(options: ReadReq.Options): number {
  const filter = options.getFilter();
  if (!filter) return Infinity;
  return (filter.hasMax() ? filter.getMax() : SEARCH_WINDOW) * filter.getCheckpointintervalmultiplier();
}

const nextAppend = (call: ReadCall, log: EventLog): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      log.off('appended', end);
      call.off('cancelled', end);
      resolve();
    };
    log.once('appended', end);
    call.once('cancelled', end);
  });
