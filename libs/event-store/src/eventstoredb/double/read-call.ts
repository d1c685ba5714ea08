import { randomUUID } from 'node:crypto';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { EventLog, LoggedEvent } from './event-log.js';
import { filterOf, streamOf, toCaughtUp, toCheckpoint, toConfirmation, toEventResponse, toNotFound } from './messages.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const BACKWARDS = 1;
/** Events between two checkpoints, times the multiplier of the request. */
const CHECKPOINT_INTERVAL = 32;

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

export async function readStream(call: ReadCall, options: ReadReq.Options, log: EventLog): Promise<void> {
  const stream = streamOf(options.getStream()?.getStreamIdentifier());
  const events = log.stream(stream);
  if (events.length === 0) await write(call, toNotFound(stream));
  for (const event of selected(events, options)) await write(call, toEventResponse(event));
  call.end();
}

function selected(events: readonly LoggedEvent[], options: ReadReq.Options): readonly LoggedEvent[] {
  const from = firstRevision(events, options.getStream());
  const isBackwards = Number(options.getReadDirection()) === BACKWARDS;
  const directed = isBackwards ? events.slice(0, from + 1).reverse() : events.slice(from);
  return directed.slice(0, Number(options.getCount()));
}

function firstRevision(events: readonly LoggedEvent[], wanted: ReadReq.Options.StreamOptions | undefined): number {
  if (wanted?.hasEnd()) return events.length - 1;
  return wanted?.hasStart() ? 0 : Number(wanted?.getRevision());
}

/** Catches up, tells so, and then follows the log until the reader goes. */
export async function subscribeToAll(call: ReadCall, options: ReadReq.Options, log: EventLog): Promise<void> {
  const feed = { call, log, matches: filterOf(options), interval: checkpointInterval(options), seen: 0 };
  await write(call, toConfirmation(randomUUID()));
  let next = await sendFrom(indexAfter(log, options), feed);
  const last = log.all[next - 1];
  if (last) await write(call, toCheckpoint(last.position));
  await write(call, toCaughtUp());
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

const checkpointInterval = (options: ReadReq.Options): number =>
  CHECKPOINT_INTERVAL * (options.getFilter()?.getCheckpointintervalmultiplier() || 1);

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
