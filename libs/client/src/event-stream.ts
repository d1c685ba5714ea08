import { ApiProblem } from './api-problem.js';
import { chunksOf } from './chunks.js';
import { Deadline } from './deadline.js';
import { DEFAULT_RETRY, isRefusal, pause } from './retry.js';
import { readServerSentEvents, type ServerSentEvent } from './server-sent-events.js';
import type { Call, Transport } from './transport.js';

export interface StreamCall extends Pick<Call, 'path' | 'parameters' | 'headers' | 'signal'> {
  readonly lastEventId?: string;
}

/** The server sends a comment every 15 s: a connection that is silent for longer is dead, though nothing says so. */
export const SILENCE_MS = 45_000;

/**
 * The events of a stream, each at least once, in order. After a cut it connects again and resumes after the last event; so it ends
 * only with an event named `end`, with 204, or with the signal, quietly. Throws {@link ApiProblem} where a connection is refused
 * for good, as with 401, 403 or 404.
 */
export async function* follow(transport: Transport, call: StreamCall): AsyncGenerator<ServerSentEvent> {
  const position: Position = { lastEventId: call.lastEventId, failures: 0 };
  while (call.signal?.aborted !== true) {
    const wait = yield* untilCut(transport, call, position);
    if (wait === undefined || !(await waited(wait, call.signal))) return;
    position.failures += 1;
  }
}

/** Where a stream resumes, and how often in a row it could not. */
interface Position {
  lastEventId: string | undefined;
  failures: number;
}

/** One connection's events. Returns ms to wait before the next connection; undefined when the stream is over. */
async function* untilCut(
  transport: Transport,
  call: StreamCall,
  position: Position,
): AsyncGenerator<ServerSentEvent, number | undefined> {
  try {
    for await (const event of connection(transport, call, position.lastEventId)) {
      position.failures = 0;
      position.lastEventId = event.id ?? position.lastEventId;
      yield event;
      if (event.event === 'end') return undefined;
    }
    return waitAfter(undefined, position);
  } catch (error) {
    if (isRefusal(error)) throw error;
    return error instanceof Over ? undefined : waitAfter(error, position);
  }
}

/** The server says that nothing will come any more. */
class Over extends Error {}

async function* connection(
  transport: Transport,
  { signal, headers, ...call }: StreamCall,
  lastEventId: string | undefined,
): AsyncGenerator<ServerSentEvent> {
  const deadline = new Deadline(signal, SILENCE_MS);
  try {
    const response = await transport.open(
      {
        ...call,
        method: 'get',
        headers: {
          ...headers,
          accept: 'text/event-stream',
          ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
        },
      },
      deadline.signal,
    );
    if (response.status === 204 || !response.body) throw new Over();
    yield* readServerSentEvents(chunksOf(response.body, deadline));
  } finally {
    deadline.done();
  }
}

function waitAfter(error: unknown, { failures }: Position): number {
  const asked = error instanceof ApiProblem ? error.retryAfterMs : undefined;
  const { firstWaitMs, longestWaitMs } = DEFAULT_RETRY;
  return asked ?? Math.min(firstWaitMs * 2 ** failures, longestWaitMs);
}

/** False once the signal has aborted. */
const waited = (ms: number, signal: AbortSignal | undefined): Promise<boolean> =>
  pause(ms, signal).then(
    () => true,
    () => false,
  );
