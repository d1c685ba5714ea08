import { assertPortIsFree } from '@bujiao/local-installation';
import { Ports } from './ports.js';

const TRIES = 50;
/** Below the ports that systems give to outgoing connections: those come and go. */
const FIRST_PORT = 20_000;
const BLOCKS = 120;
const BLOCK = 100;

/** The front port of a cluster beside others: one whose followers were all free a moment ago. */
export async function freeFrontPort(instances: number): Promise<number> {
  for (let i = 0; i < TRIES; i += 1) {
    const ports = new Ports(FIRST_PORT + Math.floor(Math.random() * BLOCKS) * BLOCK);
    const free = await Promise.all(
      ports.all(instances).map((port) =>
        assertPortIsFree('127.0.0.1', port).then(
          () => true,
          () => false,
        ),
      ),
    );
    if (!free.includes(false)) return ports.front;
  }
  throw new Error('no free ports were found for a cluster');
}
