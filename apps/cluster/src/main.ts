import { resolve } from 'node:path';
import { StartRefused } from '@bujiao/local-installation';
import { parseClusterOptions, USAGE, type ClusterOptions } from './cluster-options.js';
import { Cluster } from './cluster.js';
import { Log } from './processes/log.js';
import { welcome } from './welcome.js';

/** ms; after it, or after a second Ctrl-C, this process exits, and every child ends with it. */
const STOP_DEADLINE_MS = 60_000;
const NAME_WIDTH = 14;

let starting: Promise<Cluster> | undefined;
let stopping = false;

function refuse(error: unknown): never {
  process.stderr.write(
    `${error instanceof StartRefused ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}

async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
  process.stdout.write('Stopping …\n');
  const cluster = await starting?.catch(() => undefined);
  await cluster?.stop();
  process.exit(0);
}

async function run(options: ClusterOptions): Promise<void> {
  const began = performance.now();
  const log = new Log((text) => void process.stdout.write(text), NAME_WIDTH, process.stdout.isTTY);
  const sayers = new Map<string, (line: string) => void>();
  starting = Cluster.start(options, (source, line) => {
    const say = sayers.get(source) ?? log.of(source);
    sayers.set(source, say);
    say(line);
  });
  const cluster = await starting;
  if (stopping) return;
  const dataFolder = resolve(options.dataDir);
  process.stdout.write(welcome(cluster, { seconds: (performance.now() - began) / 1000, dataFolder }));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  const options = parseClusterOptions(process.argv.slice(2), process.env);
  if (options) await run(options);
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  if (!stopping) refuse(error);
}
