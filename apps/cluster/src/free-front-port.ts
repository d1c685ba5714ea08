import { assertPortIsFree } from '@bujiao/local-installation';
import { Ports } from './ports.js';

const TRIES = 50;

/** The front port of a cluster beside others: one whose followers were all free a moment ago. */
export async function freeFrontPort(instances: number): Promise<number> {
  for (let i = 0; i < TRIES; i += 1) {
    const ports = new Ports(20_000 + Math.floor(Math.random() * 400) * 100);
    const free = await Promise.all(ports.all(instances).map((port) => assertPortIsFree('127.0.0.1', port).then(() => true, () => false)));
    if (!free.includes(false)) return ports.front;
  }
  throw new Error('no free ports were found for a cluster');
}
