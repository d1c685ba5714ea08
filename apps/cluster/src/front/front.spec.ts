import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SERVICES, type ServiceName } from '@bujiao/contracts';
import { LocalIssuer } from '@bujiao/local-installation/issuer';
import { exportJWK, generateKeyPair } from 'jose';
import { startFront, type Front } from './front.js';
import { Upstreams } from './upstreams.js';

interface Seen {
  readonly service: ServiceName;
  readonly line: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

describe('the one address of a cluster', () => {
  const seen: Seen[] = [];
  const servers = new Map<ServiceName, Server>();
  let front: Front;

  beforeAll(async () => {
    for (const service of SERVICES) servers.set(service, await serve(service, seen));
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const issuer = await LocalIssuer.create({
      privateKey: await exportJWK(privateKey),
      issuer: 'i',
      audience: 'a',
    });
    const upstreams = new Map(
      [...servers].map(([service, server]) => {
        const upstream = { name: service, url: urlOf(server), isUp: true };
        return [service, new Upstreams(() => [upstream])];
      }),
    );
    front = await startFront({ host: '127.0.0.1', port: 0, issuer, upstreams });
  });
  afterAll(async () => {
    await front.close();
    for (const server of servers.values()) {
      server.closeAllConnections();
      server.close();
    }
  });
  beforeEach(() => void (seen.length = 0));

  it.each([
    ['POST', '/order-events', 'intake'],
    ['GET', '/order-events/rejected?limit=1', 'intake'],
    ['GET', '/orders/1', 'intake'],
    ['POST', '/orders/1/resubmissions', 'intake'],
    ['GET', '/my/offers', 'intake'],
    ['POST', '/orders/1/offers/2/links', 'intake'],
    ['GET', '/orders/1/progress', 'after-sales'],
    ['GET', '/orders/1/history', 'after-sales'],
    ['POST', '/orders/1/resubmissions/2/receipt', 'after-sales'],
    ['POST', '/orders/1/resubmissions/2/reveal', 'after-sales'],
    ['GET', '/order-states', 'after-sales'],
    ['GET', '/conflicts?limit=1', 'after-sales'],
    ['POST', '/orders/1/conflicts/overpaid/close', 'after-sales'],
    ['POST', '/card-stock/G1/batches', 'fulfillment'],
    ['GET', '/card-stock/G1', 'fulfillment'],
    ['GET', '/manual-work', 'fulfillment'],
    ['POST', '/manual-work/2/resolution', 'fulfillment'],
    ['GET', '/reviews', 'verification'],
    ['POST', '/reviews/2/decision', 'verification'],
    ['GET', '/dead-letters', 'intake'],
    ['POST', '/dead-letters/redrive', 'intake'],
  ])('leads %s %s to %s', async (method, path, service) => {
    await (await fetch(front.address + path, { method })).text();
    expect(seen.map(({ line, service: by }) => [line, by])).toEqual([[`${method} ${path}`, service]]);
  });

  it('passes bodies of any type and relevant headers unchanged', async () => {
    const body = '[{"specversion":"1.0",  "id":"1"}]';
    const headers = {
      'content-type': 'application/cloudevents-batch+json',
      authorization: 'Bearer t',
      'idempotency-key': 'k',
      'last-event-id': '7',
    };
    await (await fetch(`${front.address}/order-events`, { method: 'POST', body, headers })).text();
    expect(seen[0]).toMatchObject({ body, headers });
  });

  it('passes a stream of events as it arrives', async () => {
    const { body } = await fetch(`${front.address}/orders/1/progress?stream`);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('data: first\n\n');
    await reader.cancel();
  });

  it('does not expose routes between services', async () => {
    expect((await fetch(`${front.address}/issued-cards/open`, { method: 'POST' })).status).toBe(404);
    expect(seen).toEqual([]);
  });

  it('is ready when every service is', async () => {
    expect((await fetch(`${front.address}/health/ready`)).status).toBe(200);
  });

  it('issues tokens for demo users, and the key that verifies them', async () => {
    const ask = (user: unknown): Promise<Response> =>
      fetch(`${front.address}/demo/tokens`, {
        method: 'POST',
        body: JSON.stringify({ user }),
        headers: { 'content-type': 'application/json' },
      });
    expect(await (await ask('buyer:B0001')).json()).toMatchObject({
      token: expect.any(String),
      expiresAt: expect.any(String),
    });
    expect(await (await ask('nobody')).json()).toMatchObject({ code: 'invalid-request', status: 400 });
    expect(await (await fetch(`${front.address}/.well-known/jwks.json`)).json()).toMatchObject({
      keys: [{ kty: 'OKP' }],
    });
  });

  it('answers 503 with Retry-After while a service is down', async () => {
    const server = servers.get('fulfillment');
    server?.closeAllConnections();
    await new Promise((closed) => server?.close(closed));
    const answer = await fetch(`${front.address}/manual-work`);
    expect(await answer.json()).toMatchObject({
      status: 503,
      code: 'service-unavailable',
      detail: expect.stringContaining('fulfillment'),
    });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await (await fetch(`${front.address}/health/ready`)).json()).toMatchObject({
      status: 503,
      detail: 'Not ready: fulfillment.',
    });
  });
});

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function serve(service: ServiceName, seen: Seen[]): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url = '', headers } = request;
      if (url === '/health/ready') return response.end('{}');
      seen.push({ service, line: `${method} ${url}`, body: Buffer.concat(chunks).toString(), headers });
      if (!url.endsWith('?stream')) return response.end('{}');
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      return response.write('data: first\n\n');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
