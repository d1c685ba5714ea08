import { EXIT } from '../exit-codes.js';
import { confirm } from '../confirm.js';
import { BECAUSE, count, YES, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { followJob } from './follow-job.js';
import { runHandlingVerb } from './redeliver.js';
import { JOB_COLUMNS, showJob, type JobView } from './job-views.js';

const listVerb: Verb = {
  usage: 'list',
  summary: 'Jobs and plans, newest first',
  options: [['--state <state>', 'planned, running, paused, done, failed or cancelled']],
  examples: ['jobs list --state running', 'jobs list -q'],
  async run(context, _, given) {
    const { state } = given as { state?: string };
    const jobs = await (await context.api()).get<readonly JobView[]>('/jobs', { state });
    await context.output.list(jobs, JOB_COLUMNS, ({ id }) => id);
    return EXIT.fine;
  },
};

const showVerb: Verb = {
  usage: 'show <job>',
  summary: 'A job, with everything that was done to it and by whom',
  options: [['--follow', 'until it ends']],
  examples: ['jobs show r-7f3a2c10', 'jobs show r-7f3a2c10 --follow'],
  async run(context, [id = ''], given) {
    if (given['follow'] === true) return followJob(context, id);
    await showJob(context, await (await context.api()).get<JobView>(`/jobs/${id}`));
    return EXIT.fine;
  },
};

const act = (verb: 'pause' | 'resume', summary: string): Verb => ({
  usage: `${verb} <job>`,
  summary,
  options: [[...BECAUSE]],
  examples: [`jobs ${verb} r-7f3a2c10 --because "peak hours"`],
  async run(context, [id = ''], given) {
    const because = becauseOf(given);
    await showJob(context, await (await context.api()).post<JobView>(`/jobs/${id}/${verb}`, { because }));
    return EXIT.fine;
  },
});

const cancelVerb: Verb = {
  usage: 'cancel <job>',
  summary: 'End a job for good; a copy that it was building is taken away',
  options: [[...BECAUSE], [...YES]],
  examples: ['jobs cancel r-7f3a2c10 --because "wrong target" --yes'],
  async run(context, [id = ''], given) {
    const api = await context.api();
    const because = becauseOf(given);
    const job = await api.get<JobView>(`/jobs/${id}`);
    const yes = given['yes'] as string | boolean | undefined;
    await confirm({ what: `ends the ${job.verb} of ${job.target} for good`, count: 1, yes }, context);
    await showJob(context, await api.post<JobView>(`/jobs/${id}/cancel`, { because }));
    return EXIT.fine;
  },
};

const rateVerb: Verb = {
  usage: 'rate <job> <events-per-second>',
  summary: 'Change how fast a job may go, also while it runs',
  options: [[...BECAUSE]],
  examples: ['jobs rate r-7f3a2c10 2000 --because "peak hours"'],
  async run(context, [id = '', rate = ''], given) {
    const body = { because: becauseOf(given), rate: count(rate) };
    await showJob(context, await (await context.api()).post<JobView>(`/jobs/${id}/rate`, body));
    return EXIT.fine;
  },
};

export const JOB_VERBS: readonly Verb[] = [
  listVerb,
  showVerb,
  runHandlingVerb('run <plan>', 'jobs run r-7f3a2c10 --because "jd is back" --yes'),
  act('pause', 'Stop a running job at its checkpoint'),
  act('resume', 'Continue a job that was paused or has failed'),
  cancelVerb,
  rateVerb,
];
