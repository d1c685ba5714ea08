import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenStreams } from '../http/open-streams.js';
import type { ChangeFeed } from './change-feed.js';
import { EventStream } from './event-stream.js';
import { changedSince, idOfMarks } from './seen-marks.js';

export const CHANGED = 'changed';

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly streams: OpenStreams;
}

/**
 * Answers with server-sent events that name the views that changed, at most one a second. The first names none; after a
 * `Last-Event-ID` it names what changed since. Throws 429 or 503 beyond the limits of streams.
 */
export function streamChanges(feed: ChangeFeed, { request, reply, streams }: Exchange): void {
  const stream = new EventStream(request, reply, streams.open(request));
  const given = request.headers['last-event-id'];
  let last = typeof given === 'string' ? given : undefined;
  let isTaking = true;
  const unwatch = feed.watch((marks) => {
    if (!isTaking) return;
    const views = last === undefined ? [] : changedSince(last, marks);
    if (last !== undefined && views.length === 0) return;
    last = idOfMarks(marks);
    if (stream.send(CHANGED, last, { views })) return;
    // What changes meanwhile is told in one event once the client has read the ones before.
    isTaking = false;
    void stream.drained().then(() => (isTaking = true));
  });
  stream.closed.addEventListener('abort', unwatch, { once: true });
  if (stream.closed.aborted) unwatch();
}
