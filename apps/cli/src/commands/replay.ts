import type { Context } from '../context.js';
import { confirm } from '../confirm.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { thousands } from '../output/times.js';
import { BECAUSE, count, list, textOf, YES, type Given, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { writeEvents } from './events.js';
import { followJob } from './follow-job.js';
import { diffText, JOB_COLUMNS, planText, showJob, type Comparison, type JobView } from './job-views.js';

export const SELECTION: NonNullable<Verb['options']> = [
  ['--from <end>', 'position, time or start (default: start)'],
  ['--to <end>', 'position, time or head (default: head)'],
  ['--types <types>', 'event types, separated by commas', list],
  ['--order <orders>', 'order numbers, separated by commas', list],
  ['--actor <id>', 'who acted'],
  ['--correlation <id>', 'the resubmission'],
];

const RATE = ['--rate <n>', 'most events a second', count] as const;

export async function planReplay(
  context: Context,
  given: Given,
  extra: { readonly into: string; readonly verify?: boolean },
): Promise<JobView> {
  const { from, to, types, order: orders, actor, correlation, rate } = given;
  const body = { ...extra, from, to, types, orders, actor, correlation, rate, because: becauseOf(given) };
  return (await context.api()).post<JobView>('/replays', body);
}

const planVerb: Verb = {
  usage: 'plan',
  summary: 'Count what a replay would do, and freeze it; nothing is done yet',
  options: [
    ['--into <target>', 'projection:<name>, group:<name>, topic, or topic:<name>'],
    ...SELECTION,
    RATE,
    ['--verify', 'only compare a rebuilt copy of the projection with the live rows'],
    [...BECAUSE],
  ],
  examples: [
    'replay plan --into projection:after-sales-progress --because "a column was added"',
    'replay plan --into group:after-sales --order SO20261123000017 --because "a fault skipped it"',
    'replay plan --into topic --from 2026-11-20T00:00:00+08:00 --types ResubmissionDelivered --because "a new reader"',
  ],
  async run(context, _, given) {
    const into = textOf(given, 'into');
    if (!into) throw new Failure(EXIT.usage, 'Name the target with --into.');
    const job = await planReplay(context, given, { into, ...(given['verify'] === true && { verify: true }) });
    await context.output.one(job, planText, ({ id }) => id);
    return EXIT.fine;
  },
};

export async function runJob(context: Context, id: string, because: string): Promise<ExitCode> {
  await (await context.api()).post<JobView>(`/jobs/${id}/run`, { because });
  return followJob(context, id);
}

const runVerb: Verb = {
  usage: 'run <plan>',
  summary: 'Run a plan, and follow it; Ctrl-C leaves the job to the server',
  options: [['--detach', 'do not follow it'], [...BECAUSE]],
  examples: ['replay run r-7f3a2c10', 'replay run r-7f3a2c10 --detach'],
  async run(context, [id = ''], given) {
    const api = await context.api();
    const { because: planned } = await api.get<JobView>(`/jobs/${id}`);
    const because = textOf(given, 'because') ?? planned;
    if (given['detach'] !== true) return runJob(context, id, because);
    await showJob(context, await api.post<JobView>(`/jobs/${id}/run`, { because }));
    return EXIT.fine;
  },
};

const diffVerb: Verb = {
  usage: 'diff <plan>',
  summary: 'How the rebuilt rows differ from the live ones',
  examples: ['replay diff r-7f3a2c10'],
  async run(context, [id = '']) {
    const comparison = await (await context.api()).get<Comparison>(`/replays/${id}/diff`);
    await context.output.one(comparison, diffText, () => id);
    return (comparison.differing ?? 0) === 0 ? EXIT.fine : EXIT.failed;
  },
};

function swapVerb(verb: 'swap' | 'undo', summary: string, what: (job: JobView) => string): Verb {
  return {
    usage: `${verb} <plan>`,
    summary,
    options: [[...BECAUSE], [...YES]],
    examples: [`replay ${verb} r-7f3a2c10 --because "compared, all the same" --yes`],
    async run(context, [id = ''], given) {
      const api = await context.api();
      const because = becauseOf(given);
      const job = await api.get<JobView>(`/jobs/${id}`);
      // One table, whatever the number of its rows: that is said in the text.
      await confirm(
        { what: what(job), count: 1, yes: given['yes'] as string | boolean | undefined },
        context,
      );
      await api.post<JobView>(`/replays/${id}/${verb}`, { because });
      return followJob(context, id);
    },
  };
}

const rowsOf = ({ result }: JobView): string => thousands(result?.rows?.rebuilt ?? 0);

const listVerb: Verb = {
  usage: 'list',
  summary: 'Plans and replays, newest first',
  examples: ['replay list', 'replay list -o jsonl'],
  async run(context) {
    const jobs = await (await context.api()).get<readonly JobView[]>('/jobs');
    await context.output.list(jobs, JOB_COLUMNS, ({ id }) => id);
    return EXIT.fine;
  },
};

const showVerb: Verb = {
  usage: 'show <plan>',
  summary: 'A plan or replay, and everything that was done to it',
  examples: ['replay show r-7f3a2c10'],
  async run(context, [id = '']) {
    const job = await (await context.api()).get<JobView>(`/jobs/${id}`);
    if (job.state === 'planned') await context.output.one(job, planText, ({ id: of }) => of);
    else await showJob(context, job);
    return EXIT.fine;
  },
};

const stdoutVerb: Verb = {
  usage: 'stdout',
  summary: 'Replay events to standard output, one JSON object a line, as slowly as they are read',
  options: SELECTION,
  examples: ['replay stdout --from 2026-11-20T00:00:00+08:00 > events.jsonl'],
  run: (context, _, given) => writeEvents(context, given, { limit: 100_000_000, alwaysJson: true }),
};

export const REPLAY_VERBS: readonly Verb[] = [
  planVerb,
  runVerb,
  diffVerb,
  swapVerb(
    'swap',
    'Put the rebuilt projection in the place of the live one; the old one is kept for undo',
    (job) => `puts ${rowsOf(job)} rebuilt rows of ${job.target} in the place of the live ones`,
  ),
  swapVerb(
    'undo',
    'Put the projection back that a swap replaced',
    (job) => `puts the rows of ${job.target} back that were live before the swap`,
  ),
  listVerb,
  showVerb,
  stdoutVerb,
];
