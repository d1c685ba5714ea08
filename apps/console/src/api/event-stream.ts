import type { ApiClient } from './client.js';
import { ApiProblem } from './problem.js';

export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** How a live page stands: `live`, or cut since a moment (Unix ms) and being tried again. */
export type Connection =
  { readonly state: 'live' } | { readonly state: 'cut'; readonly since: number; readonly attempt: number };

export interface Following {
  readonly path: string;
  readonly signal: AbortSignal;
  onEvent(event: StreamEvent): void;
  onConnection(connection: Connection): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Follows a stream of server-sent events with the person's token, which `EventSource` cannot carry. After a cut it comes back
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
  { path, signal, onEvent, onConnection }: Following,
  lastId: string,
  seen: (id: string) => void,
): Promise<boolean> {
  const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
  const answer = await api.send('GET', path, { headers, signal });
  if (answer.status === 204 || !answer.body) return true;
  onConnection({ state: 'live' });
  for await (const event of eventsOf(answer.body)) {
    seen(event.id);
    if (event.event === 'end') return true;
    onEvent(event);
  }
  return false;
}

export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (rest + read.value).split('\n\n');
      rest = blocks.pop() ?? '';
      yield* blocks.map(eventOf).filter((event) => event !== undefined);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventOf(block: string): StreamEvent | undefined {
  const fields = { event: 'message', id: '', data: '' };
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(event|id|data): ?(.*)$/.exec(line) ?? [];
    if (name) fields[name as keyof typeof fields] = value;
  }
  return fields.data ? fields : undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
