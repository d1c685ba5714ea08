import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BujiaoClient, isProblem, type TransportOptions } from './index.js';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

async function clientOf(answer: RequestListener, options: TransportOptions = {}): Promise<BujiaoClient> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new BujiaoClient({ baseUrl, token: 't', ...options });
}

const STREAM = { 'content-type': 'text/event-stream' };
const progress = (id: number): string => `event: progress\nid: ${id}\ndata: {"stageNo":${id}}\n\n`;
const END = 'event: end\nid: 3\ndata: {}\n\n';
const PATH = { path: { orderId: 'O1' } };

async function seenBy(client: BujiaoClient): Promise<string[]> {
  const seen: string[] = [];
  for await (const { event, id } of client.events('/orders/{orderId}/progress', PATH))
    seen.push(`${event} ${id}`);
  return seen;
}

describe('a stream of events', () => {
  it('resumes after the last event when it was cut, with a token of then', async () => {
    const asked: unknown[] = [];
    let tokens = 0;
    const client = await clientOf(
      (request, response) => {
        asked.push([request.headers['last-event-id'], request.headers.authorization, request.url]);
        response.writeHead(200, STREAM);
        if (asked.length === 1)
          return void response.write(progress(1) + 'event: progress\nid: 2\nda', () =>
            request.socket.destroy(),
          );
        response.end(progress(2) + END);
      },
      { token: () => `t${(tokens += 1)}` },
    );
    expect(await seenBy(client)).toEqual(['progress 1', 'progress 2', 'end 3']);
    const url = '/orders/O1/progress';
    expect(asked).toEqual([
      [undefined, 'Bearer t1', url],
      ['1', 'Bearer t2', url],
    ]);
  });

  it('comes back after the server has closed it, was away, or refused it for a moment', async () => {
    let asked = 0;
    const client = await clientOf((_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(200, STREAM).end(progress(1));
      else if (asked === 2) response.writeHead(503, { 'retry-after': '0' }).end('{"code":"later"}');
      else if (asked === 3) response.writeHead(408, { 'retry-after': '0' }).end('{"code":"request-timeout"}');
      else response.writeHead(200, STREAM).end(progress(2) + END);
    });
    expect(await seenBy(client)).toEqual(['progress 1', 'progress 2', 'end 3']);
  });

  it('ends where the server says that nothing will come', async () => {
    const client = await clientOf((_request, response) => response.writeHead(204).end());
    expect(await seenBy(client)).toEqual([]);
  });

  it('throws what refuses it for good', async () => {
    const client = await clientOf((_request, response) =>
      response.writeHead(403).end('{"code":"role-not-allowed"}'),
    );
    const error = await seenBy(client).catch((thrown: unknown) => thrown);
    expect(isProblem(error, 'role-not-allowed')).toBe(true);
  });

  it('ends quietly with its signal, and closes the connection', async () => {
    const stop = new AbortController();
    let closed: () => void;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const client = await clientOf((request, response) => {
      request.socket.once('close', () => closed());
      response.writeHead(200, STREAM).write(progress(1));
    });
    const seen: unknown[] = [];
    for await (const { id } of client.events('/orders/{orderId}/progress', {
      ...PATH,
      signal: stop.signal,
    })) {
      seen.push(id);
      stop.abort();
    }
    expect(seen).toEqual(['1']);
    await gone;
  });

  it('closes the connection when its reader leaves', async () => {
    let closed: () => void;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const client = await clientOf((request, response) => {
      request.socket.once('close', () => closed());
      response.writeHead(200, STREAM).write(progress(1));
    });
    for await (const { event } of client.events('/orders/{orderId}/progress', PATH))
      if (event === 'progress') break;
    await gone;
  });
});
