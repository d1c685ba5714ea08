import { createServer } from 'node:net';
import { freePort } from './index.js';

it('gives another port each time, none of which an outgoing connection could be given', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(new Set(ports).size).toBe(50);
  // Linux gives out ports from 32,768 on, other systems from 49,152 on.
  expect(Math.max(...ports)).toBeLessThan(32_768);
  expect(Math.min(...ports)).toBeGreaterThan(1_023);
});

it('passes over a port that somebody listens on', async () => {
  const port = await freePort();
  const server = createServer();
  // Where another process listens there already, the promise is the same.
  await new Promise<unknown>((resolve) =>
    server.once('error', resolve).listen(port + 1, '127.0.0.1', () => resolve(undefined)),
  );
  try {
    expect(await freePort()).not.toBe(port + 1);
  } finally {
    server.close();
  }
});
