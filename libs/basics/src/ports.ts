import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range that systems take ports of outgoing connections from: none of these is taken between the check and its use. */
const FIRST_PORT = 10_000;
const PORTS = 10_000;
/** Processes begin at places of their own, so that two of them hardly ever check the same port at the same time. */
let next = randomInt(PORTS);

/** A port of loopback that nobody listened on a moment ago, and that this process did not get before. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS; tries += 1) {
    const port = FIRST_PORT + next;
    next = (next + 1) % PORTS;
    if (await isFree(port)) return port;
  }
  throw new Error(`all ports from ${FIRST_PORT} to ${FIRST_PORT + PORTS - 1} are taken`);
}

/** Whether nobody listens on this port of loopback. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
