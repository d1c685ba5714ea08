import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  BujiaoClient,
  ConnectionFailed,
  DemoTokens,
  isProblem,
  type OrderEvent,
  type TransportOptions,
} from './index.js';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

async function addressOf(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const FAST = { firstWaitMs: 1, longestWaitMs: 5 };
const clientOf = async (answer: RequestListener, options: TransportOptions = {}): Promise<BujiaoClient> =>
  new BujiaoClient({ baseUrl: await addressOf(answer), retry: FAST, token: 't', ...options });

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const json = (body: unknown): string => JSON.stringify(body);
const problem = (code: string, more: object = {}): string => json({ code, detail: 'A sentence.', ...more });
const event = (id: string): OrderEvent => ({
  specversion: '1.0',
  id,
  source: 'shop',
  type: 'shop.order.paid',
  subject: 'O1',
  time: '2026-11-23T15:04:05Z',
});
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a call of the client', () => {
  it('fills the path and the query in, and sends the token in its header', async () => {
    const seen: unknown[] = [];
    const client = await clientOf((request, response) => {
      seen.push(request.url, request.headers.authorization);
      response.end('[]');
    });
    await client.get('/orders/{orderId}', { path: { orderId: 'a/b' } });
    await client.get('/dead-letters', { query: { limit: 5, state: 'parked' } });
    expect(seen).toEqual(['/orders/a%2Fb', 'Bearer t', '/dead-letters?limit=5&state=parked', 'Bearer t']);
  });

  it('repeats the very same request after 503, 429 and a broken connection', async () => {
    const seen: unknown[] = [];
    const client = await clientOf((request, response) => {
      seen.push(request.headers['idempotency-key']);
      if (seen.length === 1) response.writeHead(503).end(problem('later'));
      else if (seen.length === 2) response.writeHead(429, { 'retry-after': '0' }).end(problem('slower'));
      else if (seen.length === 3) request.socket.destroy();
      else response.writeHead(202).end('{"resubmissionId":"R1"}');
    });
    const path = { orderId: 'O1' };
    expect(await client.post('/orders/{orderId}/resubmissions', { path, body: {} })).toEqual({
      resubmissionId: 'R1',
    });
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(1);
    expect(typeof seen[0]).toBe('string');
  });

  it('sends the key that it is given', async () => {
    let key: unknown;
    const client = await clientOf((request, response) => {
      key = request.headers['idempotency-key'];
      response.writeHead(202).end('{}');
    });
    const path = { orderId: 'O1' };
    await client.post('/orders/{orderId}/resubmissions', { path, body: {}, idempotencyKey: 'mine' });
    expect(key).toBe('mine');
  });

  it('throws a problem with its code, sentence and data, at once', async () => {
    let asked = 0;
    const sentence = { zh: '该订单正在补交中', en: 'One is open.' };
    const client = await clientOf((_request, response) => {
      asked += 1;
      response.writeHead(409).end(problem('resubmission-open', { sentence, resubmissionId: 'R0' }));
    });
    const error = await failureOf(client.get('/orders/{orderId}', { path: { orderId: 'O1' } }));
    expect(isProblem(error, 'resubmission-open')).toBe(true);
    expect(error).toMatchObject({ status: 409, sentence, data: { resubmissionId: 'R0' } });
    expect(asked).toBe(1);
  });

  it('names the status where the answer is no problem document', async () => {
    const client = await clientOf((_request, response) => response.writeHead(502).end('<html>'));
    const error = await failureOf(client.get('/health/ready'));
    expect(error).toMatchObject({ status: 502, code: 'http-502' });
  });

  it('gives up when the time for retries is over, with the last failure', async () => {
    const client = await clientOf((_request, response) => response.writeHead(503).end(problem('later')), {
      retry: { ...FAST, withinMs: 20 },
    });
    expect(isProblem(await failureOf(client.get('/health/ready')), 'later')).toBe(true);
  });

  it('does not wait longer than there is time for', async () => {
    const client = await clientOf((_request, response) =>
      response.writeHead(503, { 'retry-after': '3600' }).end(problem('later')),
    );
    expect(await failureOf(client.get('/health/ready'))).toMatchObject({ retryAfterMs: 3_600_000 });
  });

  it('counts an answer that does not come in time as a broken connection', async () => {
    const client = await clientOf(() => undefined, { timeoutMs: 20, retry: false });
    expect(await failureOf(client.get('/health/ready'))).toBeInstanceOf(ConnectionFailed);
  });

  it('ends with the reason of its signal, also while it waits for a retry', async () => {
    const stop = new AbortController();
    const client = await clientOf(
      (_request, response) => {
        response.writeHead(503).end(problem('later'));
        stop.abort(new Error('enough'));
      },
      { retry: { firstWaitMs: 60_000, withinMs: 600_000 } },
    );
    expect(await failureOf(client.get('/health/ready', { signal: stop.signal }))).toEqual(
      new Error('enough'),
    );
  });

  it('is checked by its types', () => {
    const client = new BujiaoClient();
    const calls = [
      // @ts-expect-error there is no such path
      () => client.get('/nothing'),
      // @ts-expect-error the path needs its parameter
      () => client.get('/orders/{orderId}'),
      // @ts-expect-error a body of another shape
      () => client.post('/demo/tokens', { body: { name: 'ops' } }),
      // @ts-expect-error this path has no POST
      () => client.post('/orders/{orderId}', { path: { orderId: 'O1' } }),
      async (): Promise<string> =>
        (await client.get('/orders/{orderId}', { path: { orderId: 'O1' } })).why.code,
    ];
    expect(calls).toHaveLength(5);
  });
});

describe('order events', () => {
  it('are published in sequence, batch after batch, and each rejection names its place in the whole', async () => {
    const batches: { type: string | undefined; ids: string[] }[] = [];
    const client = await clientOf((request, response) => {
      textOf(request).then((text) => {
        const ids = (JSON.parse(text) as OrderEvent[]).map(({ id }) => id);
        batches.push({ type: request.headers['content-type'], ids });
        const rejected = ids.flatMap((id, index) =>
          id === 'bad' ? [{ index, id, code: 'x', detail: '' }] : [],
        );
        const events = ids.map((id, index) => ({
          index,
          id,
          outcome: id === 'bad' ? 'rejected' : 'accepted',
        }));
        response.writeHead(202).end(json({ accepted: ids.length - rejected.length, rejected, events }));
      }, response.destroy.bind(response));
    });
    const events = ['a', 'b', 'c', 'bad', 'e'].map(event);
    const published = await client.publishOrderEvents(events, { batchSize: 2 });
    expect(published.events.map(({ index, id }) => [index, id])).toEqual(
      [...'abc']
        .map((id, i) => [i, id])
        .concat([
          [3, 'bad'],
          [4, 'e'],
        ]),
    );
    expect(published).toMatchObject({
      accepted: 4,
      rejected: [{ index: 3, id: 'bad', code: 'x', detail: '' }],
      requests: 3,
    });
    expect(batches.map(({ ids }) => ids)).toEqual([['a', 'b'], ['c', 'bad'], ['e']]);
    expect(new Set(batches.map(({ type }) => type))).toEqual(new Set(['application/cloudevents-batch+json']));
  });
});

describe('demo tokens', () => {
  it('are fetched once a user, however many ask', async () => {
    let issued = 0;
    const baseUrl = await addressOf((_request, response) => {
      issued += 1;
      response.end(json({ token: `t${issued}`, expiresAt: new Date(Date.now() + 3_600_000).toISOString() }));
    });
    const tokens = new DemoTokens(baseUrl);
    expect(await Promise.all([tokens.of('ops'), tokens.of('ops')])).toEqual(['t1', 't1']);
    expect(await tokens.of('buyer:B1')).toBe('t2');
    expect(issued).toBe(2);
  });
});
