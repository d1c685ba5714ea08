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

const COMMON = `Every ratio is to a bare path that was measured in the same run, on the same Postgres, alternating with the product. Load comes
from a process of its own; all share the cores.

- **throughput**: resubmissions of card orders, from the first HTTP request to the commit of the last \`ResubmissionClosed\`, with 256
  requests in flight. Floor: the events, stream heads, progress rows and card rows that the run left behind, written again into
  tables with the same indexes by plain SQL, 200 orders a statement and commit, one connection a core, no bus, no checks.
- **latency**: at a quarter of that throughput, at a fixed rate whatever the answers do, from when a request was due to the commit of
  its \`ResubmissionDelivered\`, once the product has run at this rate for a while. Floor: one order's appends, one after another, one commit each, by plain SQL at the same rate.
- **cpu**: CPU time of the product and its servers a resubmission; floor: of the bare writer and Postgres. It says where throughput
  can go, and depends less on what else the machine does.`;

const OF_MODE: Readonly<Record<Figure['mode'], string>> = {
  standalone: `- **append**: the very appends of the run once more, by 64 writers on different streams through the event store; what the product
  decided together goes in together. Floor: the events a second of the throughput floor. **append.single**: the same events, each an
  append of its own.
- **memory**: what the product's process holds at the end; floor: the same when what it keeps at hand was full.`,
  ops: `- **rebuild**: events a second of a rebuild of after-sales-progress, from the run of its plan to its last event. Floor: the same
  events read over one cursor and the same rows written into a table with the same indexes, page by page, by plain SQL.
- **dry-run**: events a second of the plan of that rebuild. Floor: the same events read over one cursor as texts.
- **topic**: a replay into a topic of its own. Floor: a bare kafkajs producer with the very same messages, as many at once.
- **held-order**: events a second of a group whose handler takes a millisecond, with one order in dead letters. Floor: without.
- **backtest** (with --backtest alone): events a second of a backtest of simulated orders. Floor: the same events read through the store.`,
  cluster: `- Between two appends of the latency floor lies one bare hop over Kafka: kafkajs, one message produced and consumed.
- **idle**: what the services and the relay use together while nobody asks for anything; "floor": what they may use.
- **memory**: what each process holds at the end, memory that it shares with the others by its part; "floor": what it may hold.`,
};

/** Keeps a run as a page of the documentation; answers where. */
export function saveRun({ command, date, machine, figures, notes }: KeptRun): string {
  const day = date.toISOString().slice(0, 10);
  const [{ mode } = { mode: 'standalone' as const }] = figures;
  const path = join(FOLDER, `${day}-${mode}.md`);
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    path,
    `# Benchmark of ${day}: ${mode}\n\n\`${command}\`\n\n${markdownTable(figures)}\n\n## Machine\n\n${list(machine)}\n\n## This run\n\n${list(notes)}\n\n## What is measured\n\n${mode === 'ops' ? '' : `${COMMON}\n`}${OF_MODE[mode]}\n`,
  );
  return path;
}
