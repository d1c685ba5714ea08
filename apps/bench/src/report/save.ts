import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.js';
import { markdownTable } from './table.js';

export interface KeptRun {
  readonly command: string;
  readonly date: Date;
  readonly machine: readonly string[];
  readonly figures: readonly Figure[];
  /** What else a reader should know: what was done in which size. */
  readonly notes: readonly string[];
}

const FOLDER = fileURLToPath(new URL('../../../../docs/bench/', import.meta.url));

const WHAT_IS_MEASURED = `Every ratio is to a bare path that was measured in the same run, on the same Postgres, alternating with the product. The product runs
in a process of its own; load comes from another one; all share the cores.

- **throughput**: resubmissions of card orders, from the first HTTP request to the commit of the last \`ResubmissionClosed\`, with 256
  requests in flight. Floor: the events, stream heads, progress rows and card rows that the run left behind, written again into
  tables with the same indexes by plain SQL, 200 orders a statement and commit, one connection a core, no bus, no checks.
- **append**: 64 writers on different streams through the event store, one event at a time. Floor: the events a second of the
  throughput floor.
- **latency**: at a quarter of that throughput, at a fixed rate whatever the answers do, from when a request was due to the commit of
  its \`ResubmissionDelivered\`. Floor: one order's appends, one after another, one commit each, by plain SQL at the same rate.
- **cpu**: CPU time of the product and Postgres a resubmission; floor: of the bare writer and Postgres. It says where throughput can go,
  and hardly depends on what else the machine does.
- **memory**: resident memory of the product's process at the end; floor: the same when what it keeps at hand
  was full.`;

/** Keeps a run as a page of the documentation; answers where. */
export function saveRun({ command, date, machine, figures, notes }: KeptRun): string {
  const day = date.toISOString().slice(0, 10);
  const path = join(FOLDER, `${day}.md`);
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    path,
    `# Benchmark of ${day}\n\n\`${command}\`\n\n${markdownTable(figures)}\n\n## Machine\n\n${list(machine)}\n\n## This run\n\n${list(notes)}\n\n## What is measured\n\n${WHAT_IS_MEASURED}\n`,
  );
  return path;
}
