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

export async function readStream(call: ReadCall, log: EventLog): Promise<void> {
  const options = call.request.getOptions();
  const wanted = options?.getStream();
  if (!options || !wanted) return void call.end();
  const stream = streamOf(wanted.getStreamIdentifier());
  const events = log.stream(stream);
  if (events.length === 0) {
    await write(call, toNotFound(stream));
    return void call.end();
  }
  const backwards = Number(options.getReadDirection()) === BACKWARDS;
  const from = wanted.hasStart() ? 0 : wanted.hasEnd() ? events.length - 1 : Number(wanted.getRevision());
  const selected = backwards ? events.slice(0, from + 1).reverse() : events.slice(from);
  for (const event of selected.slice(0, Number(options.getCount()))) await write(call, toEventResponse(event));
  call.end();
}

/** Catches up, tells so, and then follows the log until the reader goes. */
export async function subscribeToAll(call: ReadCall, log: EventLog): Promise<void> {
  const options = call.request.getOptions();
  const from = options?.getAll()?.getPosition();
  if (!options) return void call.end();
  const after = from ? BigInt(from.getCommitPosition()) : -1n;
  let next = log.all.findIndex(({ position }) => position > after);
  if (next < 0) next = log.all.length;
  const matches = filterOf(options);
  const interval = CHECKPOINT_INTERVAL * (options.getFilter()?.getCheckpointintervalmultiplier() || 1);
  await write(call, toConfirmation(randomUUID()));
  for (let seen = 0, live = false; !call.cancelled; ) {
    for (; next < log.all.length && !call.cancelled; next += 1) {
      const event = log.all[next] as LoggedEvent;
      if (matches(event)) await write(call, toEventResponse(event));
      seen += 1;
      if (seen % interval === 0) await write(call, toCheckpoint(event.position));
    }
    if (!live) await goLive(call, log.all[next - 1]);
    live = true;
    if (next >= log.all.length) await nextAppend(call, log);
  }
  call.end();
}

async function goLive(call: ReadCall, last: LoggedEvent | undefined): Promise<void> {
  if (last) await write(call, toCheckpoint(last.position));
  await write(call, toCaughtUp());
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
