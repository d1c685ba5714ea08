import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Latencies } from './latencies.js';
import { postRequest, RawHttpPool } from './raw-http-pool.js';
import { runClosedLoop, runOpenLoop } from './run-load.js';

describe('a closed loop', () => {
  it('sends each request once, never more in flight than asked for', async () => {
    const sent: number[] = [];
    let inFlight = 0;
    let most = 0;
    const { latencies, statuses } = await runClosedLoop(
      async (index) => {
        sent.push(index);
        most = Math.max(most, ++inFlight);
        await new Promise(setImmediate);
        inFlight -= 1;
        return 202;
      },
      { total: 100, inFlight: 7 },
    );
    expect(sent).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(most).toBe(7);
    expect([latencies.size, statuses.get(202)]).toEqual([100, 100]);
  });

  it('counts a broken connection as status 0', async () => {
    const { statuses } = await runClosedLoop(() => Promise.reject(new Error('gone')), {
      total: 3,
      inFlight: 2,
    });
    expect([...statuses]).toEqual([[0, 3]]);
  });
});

describe('an open loop', () => {
  it('does not wait for answers, and counts a stalled one from when it was due', async () => {
    let started = 0;
    let release = (): void => undefined;
    const stalled = new Promise<void>((resolve) => (release = resolve));
    const { latencies } = await runOpenLoop(
      async () => {
        started += 1;
        if (started === 20) release();
        await stalled;
        return 202;
      },
      { total: 20, perSecond: 1_000 },
    );
    // All were under way before the first was answered; the first waited for the last, 19 ms later.
    expect(latencies.size).toBe(20);
    expect(latencies.quantile(1)).toBeGreaterThanOrEqual(18);
  });
});

describe('latencies', () => {
  it('answers quantiles of more values than were expected', () => {
    const latencies = new Latencies(2);
    for (let i = 100; i >= 1; i -= 1) latencies.add(i);
    expect([0.5, 0.99, 1].map((share) => latencies.quantile(share))).toEqual([50, 99, 100]);
    expect(new Latencies().quantile(0.5)).toBeNaN();
  });
});

describe('the raw HTTP pool', () => {
  let server: Server | undefined;
  let pool: RawHttpPool | undefined;
  afterEach(async () => {
    pool?.close();
    await new Promise((resolve) => server?.close(resolve));
  });

  const start = async (answer: (body: string) => { status: number; body: string }): Promise<RawHttpPool> => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const given = answer(body);
        response.writeHead(given.status, { 'content-length': Buffer.byteLength(given.body) }).end(given.body);
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return (pool = new RawHttpPool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 2));
  };
  const post = (to: RawHttpPool, body: string): Buffer =>
    postRequest({ host: to.host, path: '/x', token: 't', body });

  it('pipelines more requests than it has connections, and gives each its own answer', async () => {
    const open = await start((body) => ({ status: 400 + Number(body), body: `补${body}` }));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => open.send(post(open, String(i)), true)),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => ({ status: 400 + i, body: `补${i}` })));
  });

  it('rejects what is in flight when the connection breaks, and opens another for the next', async () => {
    let calls = 0;
    const open = await start(() => {
      calls += 1;
      if (calls === 1) server?.closeAllConnections();
      return { status: 204, body: '' };
    });
    await expect(open.send(post(open, 'a'))).rejects.toThrow();
    expect(await open.send(post(open, 'b'))).toEqual({ status: 204 });
  });
});
