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
  if (options.hasStream() && events.length === 0) await write(call, toNotFound(stream));
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

/** Catches up, tells so, and then follows the log until the reader goes. */
export async function subscribeToAll(
  call: ReadCall,
  options: ReadReq.Options,
  { log, caughtUp }: { readonly log: EventLog; readonly caughtUp: boolean },
): Promise<void> {
  if (!isPosition(log, options)) return void call.emit('error', invalidPosition());
  const feed = { call, log, matches: filterOf(options), interval: checkpointInterval(options), seen: 0 };
  await write(call, toConfirmation(randomUUID()));
  let next = await sendFrom(indexAfter(log, options), feed);
  const last = log.all[next - 1];
  if (last && options.hasFilter()) await write(call, toCheckpoint(last.position));
  if (caughtUp) await write(call, toCaughtUp());
  while (!call.cancelled) {
    if (next === log.all.length) await nextAppend(call, log);
    next = await sendFrom(next, feed);
  }
  call.end();
}

interface Feed {
  readonly call: ReadCall;
  readonly log: EventLog;
  readonly matches: (event: LoggedEvent) => boolean;
  readonly interval: number;
  seen: number;
}

/** Sends all there is from an index on, and answers the index after it. */
async function sendFrom(from: number, feed: Feed): Promise<number> {
  const { call, log, matches, interval } = feed;
  let next = from;
  for (; next < log.all.length && !call.cancelled; next += 1) {
    const event = log.all[next] as LoggedEvent;
    if (matches(event)) await write(call, toEventResponse(event));
    feed.seen += 1;
    if (feed.seen % interval === 0) await write(call, toCheckpoint(event.position));
  }
  return next;
}

function indexAfter(log: EventLog, options: ReadReq.Options): number {
  const from = options.getAll()?.getPosition();
  const after = from ? BigInt(from.getCommitPosition()) : -1n;
  const index = log.all.findIndex(({ position }) => position > after);
  return index < 0 ? log.all.length : index;
}

/** In the log, only where an event begins; what is ahead of the log may come to be one. */
function isPosition(log: EventLog, options: ReadReq.Options): boolean {
  const from = options.getAll()?.getPosition();
  const last = log.all.at(-1)?.position ?? 0n;
  const position = from && BigInt(from.getCommitPosition());
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
