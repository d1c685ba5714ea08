import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ClientBase } from 'pg';
import { cpuSeconds } from '../system/cpu-time.js';
import { prepareLoad } from '../measured/load.js';
import { measureThroughput } from '../measured/throughput.js';
import type { Standalone } from '../system/standalone.js';
import { summarise, type CpuProfile, type Shares } from './summarise.js';

export interface ProfileRun {
  readonly client: ClientBase;
  readonly system: Standalone;
  readonly postmasterPid: number;
  readonly folder: string;
  readonly resubmissions: number;
}

/** Of Postgres: what the statements cost, those inside functions as well. */
export const STATEMENT_SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  compute_query_id: 'on',
  track_functions: 'all',
};

const STATEMENTS = `
  SELECT toplevel, calls::integer, round(total_exec_time)::integer AS ms, round((total_exec_time / calls)::numeric, 3)::float8 AS ms_each, rows::integer,
         shared_blks_dirtied::integer AS dirtied, round(wal_bytes / 1024)::integer AS wal_kib, left(regexp_replace(query, '\\s+', ' ', 'g'), 160) AS query
  FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  ORDER BY total_exec_time DESC LIMIT 30`;

const MOST_FUNCTIONS = 60;

/** Where the time of one run of throughput goes: a CPU profile of the product's process, and Postgres' statements. */
export async function profileThroughput({
  client,
  system,
  postmasterPid,
  folder,
  resubmissions,
}: ProfileRun): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  const warm = await prepareLoad(system.urls, resubmissions);
  await measureThroughput(client, warm).finally(() => warm.close());
  await client.query('ANALYZE');
  const load = await prepareLoad(system.urls, resubmissions);
  await client.query('SELECT pg_stat_statements_reset()');
  const file = resolve(folder, 'throughput.cpuprofile');
  await system.profile({ profile: 'start' });
  const before = usedBy(system.pid, postmasterPid);
  const perSecond = await measureThroughput(client, load).finally(() => load.close());
  const after = usedBy(system.pid, postmasterPid);
  await system.profile({ profile: 'stop', file });
  const { rows } = await client.query<Record<string, unknown>>(STATEMENTS);
  const used = Object.entries(after).map(
    ([name, seconds], i) =>
      `${name} ${(((seconds - (Object.values(before)[i] ?? 0)) * 1e6) / resubmissions).toFixed(0)}`,
  );
  const text = report(
    [`${perSecond.toFixed(0)} resubmissions/s while profiled`, `CPU µs a resubmission: ${used.join(', ')}`],
    JSON.parse(readFileSync(file, 'utf8')) as CpuProfile,
    rows,
  );
  writeFileSync(join(folder, 'throughput.txt'), text);
  return text;
}

/** CPU seconds so far. */
function usedBy(product: number, postmaster: number): Record<string, number> {
  return {
    product: cpuSeconds(product),
    postgres: cpuSeconds(postmaster, true),
    load: cpuSeconds(process.pid),
  };
}

function report(
  head: readonly string[],
  profile: CpuProfile,
  statements: readonly Record<string, unknown>[],
): string {
  const { packages, functions, totals } = summarise(profile);
  const table = (shares: Shares, most: number): string =>
    shares
      .slice(0, most)
      .map(([name, share]) => `${(share * 100).toFixed(1).padStart(6)} %  ${name}`)
      .join('\n');
  const rows = statements.map(
    ({ toplevel, calls, ms, ms_each, rows: count, dirtied, wal_kib, query }) =>
      [ms, calls, ms_each, count, dirtied, wal_kib].map((value) => String(value).padStart(9)).join(' ') +
      `  ${toplevel ? '' : '… '}${String(query)}`,
  );
  return [
    ...head,
    `\nBy package\n${table(packages, 40)}`,
    `\nBy function\n${table(functions, MOST_FUNCTIONS)}`,
    `\nWith what they call\n${table(totals, MOST_FUNCTIONS * 2)}`,
    `\nPostgres: ms, calls, ms each, rows, pages dirtied, WAL KiB\n${rows.join('\n')}\n`,
  ].join('\n');
}
