import { parseArgs } from 'node:util';
import { StartRefused } from '@bujiao/local-installation';
import type { Environment } from '@bujiao/platform';

export interface ClusterOptions {
  /** Port of the front; the other ports follow it, see `Ports`. @default 4000 */
  readonly httpPort: number;
  /** Data folder. @default .data/cluster */
  readonly dataDir: string;
  /** Number of processes of each service. @default 1 */
  readonly instances: number;
  /** Partitions of each new topic: the upper bound of instances that share the work. @default 4 */
  readonly partitions: number;
  /** Passed on to each service; the cluster's own settings take precedence. */
  readonly env: Environment;
}

export const USAGE = `npm run start:cluster -- [options]
  --instances N     processes of each service                         (1)
  --partitions N    of each Kafka topic, when it is created           (KAFKA_PARTITIONS or 4)
  --port N          the one address for all; other ports follow it    (HTTP_PORT or 4000)
  --data DIR        everything that lasts                             (BUJIAO_DATA_DIR or .data/cluster)

PG_URL or KAFKA_BROKERS name a Postgres or a Kafka of your own; every other variable goes on to the services.`;

const STRING = { type: 'string' } as const;
const FLAGS = {
  instances: STRING,
  partitions: STRING,
  port: STRING,
  data: STRING,
  help: { type: 'boolean', short: 'h' },
} as const;

/** Undefined if help is requested. Throws {@link StartRefused}. */
export function parseClusterOptions(argv: readonly string[], env: Environment): ClusterOptions | undefined {
  const given = flagsOf(argv);
  if (given.help) return undefined;
  const port = given.port ?? set(env, 'HTTP_PORT', '4000');
  const partitions = given.partitions ?? set(env, 'KAFKA_PARTITIONS', '4');
  return {
    httpPort: wholeNumber('--port', port, 60_000),
    dataDir: given.data ?? set(env, 'BUJIAO_DATA_DIR', '.data/cluster'),
    instances: wholeNumber('--instances', given.instances ?? '1', 16),
    partitions: wholeNumber('--partitions', partitions, 100),
    env,
  };
}

/** An empty variable counts as not set. */
const set = (env: Environment, name: string, otherwise: string): string => env[name] || otherwise;

function flagsOf(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new StartRefused(`${(error as Error).message}\n\n${USAGE}`, error);
  }
}

function wholeNumber(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new StartRefused(`${flag} has to be a whole number from 1 to ${most}, not "${text}".`);
}
