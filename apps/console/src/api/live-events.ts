import type { ApiClient } from './client.js';

/** A recorded event as `GET /events` gives it, one JSON object a line. */
export interface LiveEvent {
  readonly position: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly orderId: string;
  readonly revision: number;
  readonly id?: string;
  readonly actor: { readonly kind: string; readonly id?: string; readonly role?: string };
  readonly correlationId?: string;
  readonly data: unknown;
}

export interface LiveFilter {
  /** Separated by commas. */
  readonly types?: string;
  readonly orders?: string;
  readonly actor?: string;
  readonly correlation?: string;
}

/** Events that are read at once. */
export const EVENT_PAGE = 100;
/** Of named orders the API reads all: their positions do not follow each other. */
const MOST_OF_ORDERS = 10_000;

/** Recorded events, oldest first: after the position, or from the time on. Throws where it is refused. */
export async function findEvents(
  api: ApiClient,
  query: LiveFilter & { readonly from: string; readonly to?: string | undefined },
  signal: AbortSignal,
): Promise<readonly LiveEvent[]> {
  const limit = query.orders ? MOST_OF_ORDERS : EVENT_PAGE;
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value));
  const answer = await api.open({ method: 'get', path: '/events', query: { ...given, limit } }, signal);
  return (await answer.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LiveEvent);
}

/** Events from the head on, as they are recorded. Ends with the signal; throws where the connection breaks or is refused. */
export async function* liveEvents(
  api: ApiClient,
  filter: LiveFilter,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent> {
  const answer = await api.open(
    { method: 'get', path: '/events', query: { ...filter, from: 'now', follow: true, limit: 100_000 } },
    signal,
  );
  if (!answer.body) return;
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (rest + decoder.decode(read.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter(Boolean).map((line) => JSON.parse(line) as LiveEvent);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
