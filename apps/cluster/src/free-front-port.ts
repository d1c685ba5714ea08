import { assertPortIsFree } from '@bujiao/local-installation';
import { Ports } from './ports.js';

const TRIES = 50;
/** Below the range of ephemeral ports, which outgoing connections use. */
const FIRST_PORT = 20_000;
const BLOCKS = 120;
const BLOCK = 100;

/** A front port for which all ports of the cluster were free when it was checked. */
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
