import { Client } from 'pg';
import { Bench } from './bench.js';
import { parseOptions, USAGE, UsageError, type BenchOptions } from './options.js';
import { profileThroughput, STATEMENT_SETTINGS } from './profile/profile.js';
import type { Figure } from './report/figure.js';
import { describeMachine } from './report/machine.js';
import { saveRun } from './report/save.js';
import { textTable } from './report/table.js';
import { startBenchDatabase } from './system/bench-database.js';
import { Standalone } from './system/standalone.js';

const undo: (() => Promise<unknown>)[] = [];
let cleaning: Promise<void> | undefined;

/** Stops what was started, the newest first. */
function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const stop of undo.reverse()) await stop().catch(() => undefined);
  })();
  return cleaning;
}

async function run(options: BenchOptions): Promise<void> {
  const startedAt = new Date();
  // Figures alone go to standard output, so that `--json` can be piped.
  const say = (line: string): void => console.error(line);
  const { profile } = options;
  const database = await startBenchDatabase(profile === undefined ? {} : STATEMENT_SETTINGS);
  undo.push(() => database.stop());
  const system = await Standalone.start({ pgUrl: database.url, folder: database.folder, profiled: profile !== undefined });
  undo.push(() => system.stop());
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  undo.push(() => client.end());
  if (profile !== undefined) {
    console.log(await profileThroughput({ client, system, postmasterPid: database.postmasterPid, folder: profile, resubmissions: options.resubmissions }));
    return;
  }
  const figures = await new Bench({ url: database.url, postmasterPid: database.postmasterPid, client, system, options, say }).run();
  print(figures, options);
  if (options.save) {
    const machine = await describeMachine(client);
    const notes = [`${options.rounds} rounds of ${options.resubmissions} resubmissions, latency over ${options.latencySeconds} s each, memory after ${options.memoryAfter} resubmissions`];
    say(`kept in ${saveRun({ command: `npm run bench -- ${process.argv.slice(2).join(' ')}`, date: startedAt, machine, figures, notes })}`);
  }
}

function print(figures: readonly Figure[], { json }: BenchOptions): void {
  if (json) for (const figure of figures) console.log(JSON.stringify(figure));
  else console.log(textTable(figures));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void cleanUp().then(() => process.exit(130)));
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (!options) console.log(USAGE);
  else if (options.cluster) throw new UsageError('--cluster: there is no cluster to measure in this build');
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
