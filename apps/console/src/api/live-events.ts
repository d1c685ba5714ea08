import { chunksOf, Deadline, SILENCE_MS } from '@bujiao/client';
import type { ApiClient } from './client.js';
import { keepConnected, LIVE, type Connecting } from './event-stream.js';

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
/** Events of one connection; another follows. */
const MOST_FOLLOWED = 100_000;

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

export interface FollowingEvents extends Connecting {
  /** ms without an event after which it reconnects. @default SILENCE_MS */
  readonly silenceMs?: number;
  onEvent(event: LiveEvent): void;
}

/**
 * Events from the head on, as they are recorded; after a cut, from the last one on. Resolves with the signal; rejects where the API
 * refuses for good.
 */
export function followEvents(api: ApiClient, filter: LiveFilter, following: FollowingEvents): Promise<void> {
  const { signal, silenceMs = SILENCE_MS, onConnection, onEvent } = following;
  const begun = new Date().toISOString();
  let from = 'now';
  return keepConnected(following, async (alive) => {
    for (;;) {
      const deadline = new Deadline(signal, silenceMs);
      try {
        const query = { ...filter, from, follow: true, limit: MOST_FOLLOWED };
        const { body } = await api.open({ method: 'get', path: '/events', query }, deadline.signal);
        onConnection(LIVE);
        if (from === 'now') from = begun;
        if (!body) return false;
        for await (const event of eventsIn(body, deadline)) {
          from = event.position;
          alive();
          onEvent(event);
        }
        return false;
      } catch (error) {
        // Either no event was recorded, or the connection is dead: a new connection serves both.
        if (!(error instanceof Silent)) throw error;
      } finally {
        deadline.done();
      }
    }
  });
}

class Silent extends Error {}

/** @throws {Silent} where nothing came until the deadline */
async function* eventsIn(body: ReadableStream<Uint8Array>, deadline: Deadline): AsyncGenerator<LiveEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of chunksOf(body, deadline)) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter(Boolean).map((line) => JSON.parse(line) as LiveEvent);
    }
  } catch (error) {
    throw deadline.isOver ? new Silent() : error;
  }
}
