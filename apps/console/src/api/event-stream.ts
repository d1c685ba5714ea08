import { readServerSentEvents, type ServerSentEvent, type StreamPath } from '@bujiao/client';
import type { ApiClient } from './client.js';
import { ApiProblem } from './problem.js';

/** How a live page stands: `live`, or cut since a moment (Unix ms) and being tried again. */
export type Connection =
  { readonly state: 'live' } | { readonly state: 'cut'; readonly since: number; readonly attempt: number };

export interface Following {
  readonly path: StreamPath;
  /** Of the path. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  onEvent(event: ServerSentEvent): void;
  onConnection(connection: Connection): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Follows a stream of the API with the person's token, which `EventSource` cannot carry. After a cut it comes back
 * with the last id that was seen, so that nothing is missed. Resolves when the stream has said its `end`; rejects when the API
 * refuses.
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
      if (error instanceof ApiProblem && error.status < 500) throw error;
    }
    if (following.signal.aborted) return;
    since ||= Date.now();
    following.onConnection({ state: 'cut', since, attempt: attempt + 1 });
    await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt), following.signal);
  }
}

/** @returns whether the stream has come to its end */
async function once(
  api: ApiClient,
  { path, parameters, signal, onEvent, onConnection }: Following,
  lastId: string,
  seen: (id: string) => void,
): Promise<boolean> {
  const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
  const answer = await api.open({ method: 'get', path, headers, ...(parameters && { parameters }) }, signal);
  if (answer.status === 204 || !answer.body) return true;
  onConnection({ state: 'live' });
  for await (const event of readServerSentEvents(chunksOf(answer.body))) {
    seen(event.id ?? lastId);
    if (event.event === 'end') return true;
    onEvent(event);
  }
  return false;
}

/** Leaving the loop closes the connection. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
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
