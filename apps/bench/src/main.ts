import { join } from 'node:path';
import { EmbeddedKafka, ensureJava, KAFKA_VERSION } from '@bujiao/embedded-kafka';
import { Client } from 'pg';
import { KafkaHop } from './bare/kafka-hop.js';
import { benchBacktest } from './backtest/bench-backtest.js';
import { benchOps } from './ops/bench-ops.js';
import { benchCluster, benchScaling, benchStandalone } from './bench.js';
import { World } from './measurements/world.js';
import { parseOptions, USAGE, UsageError, type BenchOptions } from './options.js';
import { profileThroughput, STATEMENT_SETTINGS } from './profile/profile.js';
import type { Figure } from './report/figure.js';
import { describeMachine } from './report/machine.js';
import { saveRun } from './report/save.js';
import { textTable } from './report/table.js';
import { startBenchDatabase, type BenchDatabase } from './system/bench-database.js';
import { ClusterSystem } from './system/cluster.js';
import { Standalone } from './system/standalone.js';

const undo: (() => Promise<unknown>)[] = [];
let cleaning: Promise<void> | undefined;

/** Stops what was started, the newest first. */
function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const stop of undo.splice(0).reverse()) await stop().catch(() => undefined);
  })();
  return cleaning;
}

// Figures alone go to standard output, so that `--json` can be piped.
const say = (line: string): void => console.error(line);

/** To be stopped with everything else. */
function kept<Server extends { stop(): Promise<unknown> }>(server: Server): Server {
  undo.push(() => server.stop());
  return server;
}

async function run(options: BenchOptions): Promise<void> {
  if (options.profile !== undefined) return console.log(await profile(options, options.profile));
  const startedAt = new Date();
  const { figures, machine, notes } = await measured(options);
  print(figures, options);
  const command = `npm run bench ${['--', ...process.argv.slice(2)].join(' ')}`;
  if (options.save) say(`kept in ${saveRun({ command, date: startedAt, machine, figures, notes })}`);
}

interface Run {
  readonly figures: readonly Figure[];
  readonly machine: readonly string[];
  readonly notes: readonly string[];
}

function measured(options: BenchOptions): Promise<Run> {
  if (options.backtest) return runBacktest(options);
  if (options.ops) return runOps(options);
  return options.cluster ? runCluster(options) : runStandalone(options);
}

async function runOps(options: BenchOptions): Promise<Run> {
  const database = kept(await startBenchDatabase());
  const brokers = await brokersOf(database);
  const { url, folder } = database;
  const { events, rounds } = options;
  const figures = await benchOps({ url, folder, brokers, events, rounds, say, kept });
  const machine = await describeMachine(await connectTo(database));
  return { figures, machine, notes: [`${events} events in the store, ${rounds} rounds`] };
}

async function runBacktest(options: BenchOptions): Promise<Run> {
  const database = kept(await startBenchDatabase());
  const { events, rounds } = options;
  const figures = await benchBacktest({ url: database.url, events, rounds, say });
  const machine = await describeMachine(await connectTo(database));
  return { figures, machine, notes: [`${events} events in the store, ${rounds} rounds`] };
}

/** Without Java what needs a broker is left out, and the rest is measured. */
async function brokersOf({ folder }: BenchDatabase): Promise<string | undefined> {
  try {
    await ensureJava();
  } catch (error) {
    say(`nothing is measured over a broker: ${(error as Error).message}`);
    return undefined;
  }
  return kept(await EmbeddedKafka.start({ dataDir: join(folder, 'kafka') })).brokers;
}

async function runStandalone(options: BenchOptions): Promise<Run> {
  const database = kept(await startBenchDatabase());
  const system = kept(await Standalone.start({ pgUrl: database.url, folder: database.folder }));
  const client = await connectTo(database);
  const figures = await benchStandalone(new World({ ...placeOf(database), client, system, options, say }));
  return { figures, machine: await describeMachine(client), notes: [sizes(options)] };
}

/** How many instances of each service share how many partitions; the first is measured in every way. */
const LAYOUTS = [
  { instances: 1, partitions: 4 },
  { instances: 2, partitions: 2 },
  { instances: 4, partitions: 4 },
] as const;

async function runCluster(options: BenchOptions): Promise<Run> {
  const figures: Figure[] = [];
  let machine: readonly string[] = [];
  for (const layout of options.quick ? LAYOUTS.slice(0, 1) : LAYOUTS) {
    const [first] = LAYOUTS;
    const { instances, partitions } = layout;
    say(`${instances} of each service, ${partitions} partitions`);
    const started = await startCluster(layout, options);
    const { world } = started;
    figures.push(
      ...(layout === first
        ? await benchCluster(world)
        : await benchScaling(world, `${instances}x${partitions}`)),
    );
    machine = [...(await describeMachine(world.given.client)), started.kafka];
    await cleanUp();
    cleaning = undefined;
  }
  return {
    figures,
    machine,
    notes: [
      sizes(options),
      'one of each service and 4 partitions, unless the name says otherwise: `throughput.2x2` has two of each on 2 partitions',
    ],
  };
}

async function startCluster(
  layout: { readonly instances: number; readonly partitions: number },
  options: BenchOptions,
): Promise<{ world: World; kafka: string }> {
  await ensureJava();
  const database = kept(await startBenchDatabase());
  const kafka = kept(await EmbeddedKafka.start({ dataDir: join(database.folder, 'kafka') }));
  const hop = await KafkaHop.open(kafka.brokers);
  undo.push(() => hop.close());
  const system = kept(
    await ClusterSystem.start({
      pgUrl: database.url,
      kafkaBrokers: kafka.brokers,
      folder: database.folder,
      ...layout,
    }),
  );
  const client = await connectTo(database);
  const world = new World({
    ...placeOf(database),
    serverPids: [kafka.pid],
    client,
    system,
    options,
    hop,
    say,
  });
  return { world, kafka: `Apache Kafka ${KAFKA_VERSION}, one broker, on the same cores` };
}

async function profile({ resubmissions, cluster }: BenchOptions, folder: string): Promise<string> {
  if (cluster) throw new UsageError('--profile is for the standalone');
  const database = kept(await startBenchDatabase(STATEMENT_SETTINGS));
  const system = kept(
    await Standalone.start({ pgUrl: database.url, folder: database.folder, profiled: true }),
  );
  return profileThroughput({
    client: await connectTo(database),
    system,
    postmasterPid: database.postmasterPid,
    folder,
    resubmissions,
  });
}

const placeOf = ({ url, postmasterPid }: BenchDatabase) => ({ url, postmasterPid, serverPids: [] });

const sizes = ({ rounds, resubmissions, latencySeconds, memoryAfter }: BenchOptions): string =>
  `${rounds} rounds of ${resubmissions} resubmissions, latency over ${latencySeconds} s each, memory after ${memoryAfter} resubmissions`;

async function connectTo(database: BenchDatabase): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  undo.push(() => client.end());
  return client;
}

function print(figures: readonly Figure[], { json }: BenchOptions): void {
  if (json) for (const figure of figures) console.log(JSON.stringify(figure));
  else console.log(textTable(figures));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Told twice (by a terminal and by npm), it still stops everything first.
  process.on(signal, () => void cleanUp().then(() => process.exit(130)));
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (!options) console.log(USAGE);
  else await run(options);
} catch (error) {
  // What fails while everything is being stopped fails because of that.
  if (!cleaning) {
    console.error(error instanceof UsageError ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
} finally {
  await cleanUp();
}
