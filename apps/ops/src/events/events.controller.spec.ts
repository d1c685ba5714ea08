import { EventEmitter, once } from 'node:events';
import { Draining, OpenStreams, type AuthenticatedRequest, type Config } from '@bujiao/platform';
import type { RecordedEvent } from '@bujiao/event-store';
import fastify, { type FastifyInstance } from 'fastify';
import type { EventReader } from './event-reader.js';
import { EventsController, type EventsQuery } from './events.controller.js';

const EVENT = {
  stream: 'order-O1',
  position: '1',
  data: {},
  metadata: {},
} as RecordedEvent;

describe('the recorded events', () => {
  let server: FastifyInstance;
  let draining: Draining;
  let expiresAt: number;
  const reader = new EventEmitter();

  beforeEach(async () => {
    draining = new Draining();
    expiresAt = Date.now() / 1_000 + 300;
    const limits = { httpMaxStreams: 10, httpMaxStreamsPerClient: 10 } as Config;
    /** One event now, and the rest of the store when the spec says so. */
    async function* read(_: unknown, signal: AbortSignal): AsyncGenerator<RecordedEvent> {
      yield EVENT;
      reader.emit('half-read');
      await once(reader, 'go-on', { signal }).catch(() => undefined);
      if (!signal.aborted) yield EVENT;
    }
    const events = new EventsController(
      { read } as unknown as EventReader,
      new OpenStreams(limits, draining),
    );
    server = fastify();
    server.get<{ Querystring: { follow?: string } }>('/events', (request, reply) => {
      const known = request as unknown as AuthenticatedRequest;
      known.principal = { role: 'ops', id: 'li', actor: { kind: 'person', id: 'li' }, expiresAt };
      const query = { follow: request.query.follow === 'true', limit: 10 } as EventsQuery;
      return events.find(query, request, reply);
    });
    await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => server.close());

  async function halfRead(path: string): Promise<Response> {
    const begun = once(reader, 'half-read');
    const answer = fetch(server.listeningOrigin + path);
    await begun;
    return answer;
  }
  const lines = async (answer: Response): Promise<number> => (await answer.text()).split('\n').length - 1;

  it('are whole where nothing cuts them short', async () => {
    const answer = await halfRead('/events');
    reader.emit('go-on');
    expect(await lines(answer)).toBe(2);
  });

  it('that were to be read to an end break off when the token expires: a part must not pass for the whole', async () => {
    expiresAt = Date.now() / 1_000 + 1;
    await expect(lines(await halfRead('/events'))).rejects.toThrow('terminated');
  });

  it('that were to be read to an end break off when the service stops', async () => {
    const answer = await halfRead('/events');
    draining.onModuleDestroy();
    await expect(lines(answer)).rejects.toThrow('terminated');
  });

  it('are refused while the service stops: nothing must not pass for the whole', async () => {
    draining.onModuleDestroy();
    const answer = await fetch(`${server.listeningOrigin}/events`);
    expect(answer.status).not.toBe(200);
  });

  it('that are followed end in order: they have no end of their own', async () => {
    const answer = await halfRead('/events?follow=true');
    draining.onModuleDestroy();
    expect(await lines(answer)).toBe(1);
  });
});
