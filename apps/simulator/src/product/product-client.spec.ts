import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isProblem } from '@bujiao/client';
import { ProductClient } from './product-client.js';
import { oneAddress } from './product-urls.js';

describe('the client of the product', () => {
  let server: Server | undefined;
  let product: ProductClient | undefined;
  afterEach(async () => {
    await product?.close();
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });

  /** A product that knows demo tokens and answers everything else as it is told. */
  const start = async (
    answer: RequestListener,
  ): Promise<{ product: ProductClient; tokensIssued: () => number }> => {
    let issued = 0;
    server = createServer((request, response) => {
      if (request.url !== '/demo/tokens') return answer(request, response);
      issued += 1;
      response.end(
        JSON.stringify({ token: `t${issued}`, expiresAt: new Date(Date.now() + 3_600_000).toISOString() }),
      );
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    product = new ProductClient(oneAddress(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    return { product, tokensIssued: () => issued };
  };

  it('repeats the very same request after a 503 and after a broken connection', async () => {
    const keys: unknown[] = [];
    const { product: client } = await start((request, response) => {
      keys.push(request.headers['idempotency-key']);
      if (keys.length === 1) response.writeHead(503).end('{"code":"later"}');
      else if (keys.length === 2) request.socket.destroy();
      else response.writeHead(202).end('{"resubmissionId":"R1"}');
    });
    expect(await client.resubmit('buyer:B1', 'D1', { key: 'k', form: {} })).toEqual({ resubmissionId: 'R1' });
    expect(keys).toEqual(['k', 'k', 'k']);
  });

  it('throws any other problem with its code', async () => {
    const { product: client } = await start((_request, response) =>
      response.writeHead(409).end('{"code":"resubmission-open","detail":"One is open."}'),
    );
    const error = await client.order('buyer:B1', 'D1').catch((thrown: unknown) => thrown);
    expect(isProblem(error, 'resubmission-open')).toBe(true);
  });

  it('fetches the token of a user once', async () => {
    const seen: unknown[] = [];
    const { product: client, tokensIssued } = await start((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    await Promise.all([client.order('buyer:B1', 'D1'), client.order('buyer:B1', 'D2')]);
    await client.order('buyer:B2', 'D3');
    expect(tokensIssued()).toBe(2);
    expect(new Set(seen)).toEqual(new Set(['Bearer t1', 'Bearer t2']));
  });

  it('reads the progress as it moves', async () => {
    const { product: client } = await start((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('id: 1\nevent: progress\ndata: {"stageNo":2}\n\nevent: end\ndata: {}\n\n');
    });
    const moved = [];
    for await (const progress of client.progress('buyer:B1', 'D1', AbortSignal.timeout(50_000)))
      moved.push(progress);
    expect(moved).toEqual([{ stageNo: 2 }]);
  });
});
