import {
  chunksOf,
  Deadline,
  isRefusal,
  readServerSentEvents,
  SILENCE_MS,
  type ServerSentEvent,
  type StreamPath,
} from '@bujiao/client';
import type { ApiClient } from './client.js';

/** How a live page stands: `live`, or cut since a moment (Unix ms) and being tried again. */
export type Connection =
  { readonly state: 'live' } | { readonly state: 'cut'; readonly since: number; readonly attempt: number };

/** Before anything has failed, and where nothing is followed any more: a page that was cut then is not cut for ever. */
export const LIVE: Connection = { state: 'live' };

export interface Connecting {
  readonly signal: AbortSignal;
  onConnection(connection: Connection): void;
}

export interface Following extends Connecting {
  readonly path: StreamPath;
  /** Of the path. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** ms without a byte after which the connection counts as cut. @default SILENCE_MS */
  readonly silenceMs?: number;
  onEvent(event: ServerSentEvent): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** ms between two reads of what a stream tells of: nothing stays old for ever where the stream is refused or says nothing. */
export const REREAD_MS = 20_000;

/**
 * Follows a stream of the API with the person's token, which `EventSource` cannot carry. After a cut it comes back
 * with the last id that was seen, so that nothing is missed. Resolves when the stream has said its `end`; rejects when the API
 * refuses for good.
 */
export function follow(api: ApiClient, following: Following): Promise<void> {
  let lastId = '';
  return keepConnected(following, (alive) =>
    once(api, following, lastId, (id) => {
      lastId = id;
      alive();
    }),
  );
}

/**
 * Connects, and again after a cut, with longer and longer waits until the connection has been `alive`.
 * @param connect resolves to whether the end has come; rejects like a cut, or where the API refuses for good
 */
export async function keepConnected(
  { signal, onConnection }: Connecting,
  connect: (alive: () => void) => Promise<boolean>,
): Promise<void> {
  let since = 0;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const ended = await connect(() => {
        since = 0;
        attempt = 0;
      });
      if (ended) return;
    } catch (error) {
      if (isRefusal(error)) throw error;
    }
    if (signal.aborted) return;
    since ||= Date.now();
    onConnection({ state: 'cut', since, attempt: attempt + 1 });
    await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt), signal);
  }
}

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

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
