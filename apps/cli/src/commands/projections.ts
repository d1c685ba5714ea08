import { EXIT } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import type { Column } from '../output/table.js';
import { BECAUSE, count, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { planText } from './job-views.js';
import { planReplay, runJob } from './replay.js';

interface Projection {
  readonly name: string;
  readonly version: number;
  readonly table: string;
  readonly owner: string;
  readonly seenAt: string;
  readonly job?: {
    readonly id: string;
    readonly verb: string;
    readonly words: { readonly state: { readonly en: string } };
  };
}

const COLUMNS: readonly Column<Projection>[] = [
  { title: 'NAME', value: ({ name }) => name },
  { title: 'VERSION', value: ({ version }) => version },
  { title: 'TABLE', value: ({ table }) => table },
  { title: 'OWNER', value: ({ owner }) => owner },
  { title: 'STARTED', value: ({ seenAt }) => localTime(seenAt) },
  { title: 'NEWEST JOB', value: ({ job }) => job && `${job.id} ${job.verb}: ${job.words.state.en}` },
];

function planAndRun(verb: 'rebuild' | 'verify', summary: string): Verb {
  return {
    usage: `${verb} <name>`,
    summary,
    options: [['--rate <n>', 'most events a second', count], ['--dry-run', 'only plan'], [...BECAUSE]],
    examples: [`projections ${verb} after-sales-progress --because "a column was added"`],
    async run(context, [name = ''], given) {
      const verify = verb === 'verify';
      const job = await planReplay(context, given, { into: `projection:${name}`, ...(verify && { verify }) });
      if (given['dryRun'] === true) {
        await context.output.one(job, planText, ({ id }) => id);
        return EXIT.fine;
      }
      if (context.output.options.format === 'table') context.output.say(planText(job).trimEnd());
      return runJob(context, job.id, becauseOf(given));
    },
  };
}

export const PROJECTION_VERBS: readonly Verb[] = [
  {
    usage: 'list',
    summary: 'Read models that can be rebuilt and verified',
    examples: ['projections list'],
    async run(context) {
      const projections = await (await context.api()).get<readonly Projection[]>('/projections');
      await context.output.list(projections, COLUMNS, ({ name }) => name);
      return EXIT.fine;
    },
  },
  planAndRun(
    'rebuild',
    'Plan a rebuild beside the live rows, and run it; `replay swap` puts it in their place',
  ),
  planAndRun('verify', 'Compare a rebuilt copy with the live rows, row by row; exit code 1 when they differ'),
];
