import {
  Deadline,
  readServerSentEvents,
  SILENCE_MS,
  type ServerSentEvent,
  type StreamPath,
} from '@bujiao/client';
import type { ApiClient } from './client.js';
import { ApiProblem } from './problem.js';

/** How a live page stands: `live`, or cut since a moment (Unix ms) and being tried again. */
export type Connection =
  { readonly state: 'live' } | { readonly state: 'cut'; readonly since: number; readonly attempt: number };

/** Before anything has failed, and where nothing is followed any more: a page that was cut then is not cut for ever. */
export const LIVE: Connection = { state: 'live' };

export interface Following {
  readonly path: StreamPath;
  /** Of the path. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** ms without a byte after which the connection counts as cut. @default SILENCE_MS */
  readonly silenceMs?: number;
  onEvent(event: ServerSentEvent): void;
  onConnection(connection: Connection): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** Refusals of the moment: the answer took too long, or too much is open. */
const REFUSED_FOR_NOW: readonly number[] = [408, 429];

/** ms between two reads of what a stream tells of: nothing stays old for ever where the stream is refused or says nothing. */
export const REREAD_MS = 20_000;

/**
 * Follows a stream of the API with the person's token, which `EventSource` cannot carry. After a cut it comes back
 * with the last id that was seen, so that nothing is missed. Resolves when the stream has said its `end`; rejects when the API
 * refuses for good.
 */
export async function follow(api: ApiClient, following: Following): Promise<void> {
  let lastId = '';
  let since = 0;
  for (let attempt = 0; !following.signal.aborted; attempt += 1) {
    try {
      const ended = await once(api, following, lastId, (id) => {
        lastId = id;
        since = 0;
        attempt = 0;
      });
      if (ended) return;
    } catch (error) {
      if (isFinal(error)) throw error;
    }
    if (following.signal.aborted) return;
    since ||= Date.now();
    following.onConnection({ state: 'cut', since, attempt: attempt + 1 });
    await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt), following.signal);
  }
}

const isFinal = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status < 500 && !REFUSED_FOR_NOW.includes(error.status);

/** @returns whether the stream has come to its end */
async function once(
  api: ApiClient,
  following: Following,
  lastId: string,
  seen: (id: string) => void,
): Promise<boolean> {
  const { onEvent, onConnection } = following;
  const deadline = new Deadline(following.signal, following.silenceMs ?? SILENCE_MS);
  try {
    const body = await opened(api, following, lastId, deadline.signal);
    if (!body) return true;
    onConnection(LIVE);
    for await (const event of readServerSentEvents(chunksOf(body, deadline))) {
      seen(event.id ?? lastId);
      if (event.event === 'end') return true;
      onEvent(event);
    }
    return false;
  } finally {
    deadline.done();
  }
}

/** Null where nothing will come any more. */
async function opened(
  api: ApiClient,
  { path, parameters }: Following,
  lastId: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | null> {
  const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
  const answer = await api.open({ method: 'get', path, headers, ...(parameters && { parameters }) }, signal);
  return answer.status === 204 ? null : answer.body;
}

/** Leaving the loop closes the connection. */
async function* chunksOf(body: ReadableStream<Uint8Array>, deadline: Deadline): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      deadline.restart();
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
