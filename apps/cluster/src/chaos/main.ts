import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefused } from '@bujiao/local-installation';
import { CHAOS_USAGE, parseChaosOptions, type ChaosOptions } from './chaos-options.js';
import { chaosReport } from './chaos-report.js';
import { runChaos } from './chaos-run.js';

const REPORTS = fileURLToPath(new URL('../../../../docs/chaos/', import.meta.url));

/** Resolves with the exit code. */
async function main(options: ChaosOptions): Promise<number> {
  const say = (line: string): void =>
    void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
  say(`seed ${options.seed}`);
  const result = await runChaos(options, say);
  const report = chaosReport(result, new Date());
  process.stdout.write(report);
  if (options.minutes > 0) keep(report, new Date());
  return result.findings.length === 0 ? 0 : 1;
}

function keep(report: string, date: Date): void {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `${date.toISOString().slice(0, 10)}.md`);
  writeFileSync(file, report);
  process.stderr.write(`kept in ${file}\n`);
}

try {
  const options = parseChaosOptions(process.argv.slice(2), process.env);
  if (!options) process.stdout.write(`${CHAOS_USAGE}\n`);
  else process.exitCode = await main(options);
} catch (error) {
  process.stderr.write(
    `${error instanceof StartRefused ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 1;
}
