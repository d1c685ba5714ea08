import { join } from 'node:path';
import { isFree, programOf } from '@bujiao/basics';
import { oneAddress, type ProductUrls } from '@bujiao/simulator';
import { childrenOf, commandOf } from './child-processes.js';
import { Launched } from './launched.js';
import type { System } from './system.port.js';

export interface ClusterOptions {
  /** A database that is empty. */
  readonly pgUrl: string;
  /** Without topics of the product. */
  readonly kafkaBrokers: string;
  /** For its log. */
  readonly folder: string;
  /** Of each service. */
  readonly instances: number;
  /** Of each topic. */
  readonly partitions: number;
}

const MAIN = programOf('cluster');
/** The services' ports follow that of the front; see `npm run start:cluster -- --help`. */
const SERVICES_FROM_FRONT = { intake: 1, verification: 2, fulfillment: 3, afterSales: 4 };
/** Below the ports that systems hand out by themselves. */
const FIRST_PORT = 20_000;
const PORT_BLOCKS = 24;
const PORTS_A_BLOCK = 500;
const TRIES = 50;
const SERVICE = /\/apps\/([a-z-]+)\/dist\/main\.js/;

/** The services and the relay as processes, as `npm run start:cluster` would run them, on a database and a broker that are given. */
export class ClusterSystem implements System {
  readonly mode = 'cluster';

  private constructor(
    readonly urls: ProductUrls,
    private readonly launched: Launched,
  ) {}

  static async start({
    pgUrl,
    kafkaBrokers,
    folder,
    instances,
    partitions,
  }: ClusterOptions): Promise<ClusterSystem> {
    const front = await freeBlock();
    const launched = await Launched.start({
      what: 'the cluster',
      urls: oneAddress(`http://127.0.0.1:${front}`),
      logFile: join(folder, `cluster-${front}.log`),
      args: [
        MAIN,
        '--instances',
        String(instances),
        '--partitions',
        String(partitions),
        '--port',
        String(front),
        '--data',
        join(folder, `cluster-${front}`),
      ],
      env: { PG_URL: pgUrl, KAFKA_BROKERS: kafkaBrokers, AUTO_CONFIRM_AFTER_MS: '0', LOG_LEVEL: 'warn' },
    });
    return new ClusterSystem(
      instances === 1 ? ownAddresses(front) : oneAddress(`http://127.0.0.1:${front}`),
      launched,
    );
  }

  /** The services and the relay: not the front, which stands for an ingress. */
  get processes(): ReadonlyMap<string, number> {
    const processes = new Map<string, number>();
    for (const pid of childrenOf(this.launched.pid)) {
      const name = SERVICE.exec(commandOf(pid))?.[1];
      if (name) processes.set(processes.has(name) ? `${name} ${pid}` : name, pid);
    }
    return processes;
  }

  stop(): Promise<void> {
    return this.launched.stop();
  }
}

/** The first port of a block in which nobody has one. */
async function freeBlock(): Promise<number> {
  for (let i = 0; i < TRIES; i += 1) {
    const first = FIRST_PORT + Math.floor(Math.random() * PORT_BLOCKS) * PORTS_A_BLOCK;
    if (await isFree(first)) return first;
  }
  throw new Error('no free ports were found for a cluster');
}

/** What an ingress costs is not the services' doing; several instances of one need it. */
function ownAddresses(front: number): ProductUrls {
  const at = (service: keyof typeof SERVICES_FROM_FRONT): string =>
    `http://127.0.0.1:${front + SERVICES_FROM_FRONT[service]}`;
  return {
    intake: at('intake'),
    verification: at('verification'),
    fulfillment: at('fulfillment'),
    afterSales: at('afterSales'),
    issuer: `http://127.0.0.1:${front}`,
  };
}
