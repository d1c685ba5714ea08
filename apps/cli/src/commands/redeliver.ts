import { EXIT, Failure } from '../exit-codes.js';
import { BECAUSE, count, textOf, YES, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { runDiscard } from './discard.js';
import { runHandling, showPlan } from './handling.js';
import { withImpact } from './impact.js';
import type { JobView } from './job-views.js';
import { SELECTION } from './replay.js';

const planVerb: Verb = {
  usage: 'plan',
  summary:
    'Count the events, and ask the handlers what they would do about each order today; nothing is done yet',
  options: [
    ['--group <group>', 'the consumer group that is to handle them'],
    ...SELECTION,
    ['--rate <n>', 'most events a second (default: 20)', count],
    [...BECAUSE],
  ],
  examples: [
    'redeliver plan --group fulfillment --from 2026-11-20T00:00:00+08:00 --to 2026-11-21T00:00:00+08:00 --because "lost behind retention"',
  ],
  async run(context, _, given) {
    const group = textOf(given, 'group');
    if (!group) throw new Failure(EXIT.usage, 'Name the group with --group.');
    const { from, to, types, order: orders, actor, correlation, rate } = given;
    const body = { group, from, to, types, orders, actor, correlation, rate, because: becauseOf(given) };
    const api = await context.api();
    const plan = await api.post<JobView>('/redeliveries', body);
    await showPlan(context, await withImpact(context, api, plan));
    context.output.say(`next: bujiao redeliver run ${plan.id} --because "…"`);
    return EXIT.fine;
  },
};

/** Also of a redrive. */
export const runHandlingVerb = (usage: string, example: string): Verb => ({
  usage,
  summary:
    'Run a plan: what it would do today is shown again, then its events are handled with their effects',
  options: [[...BECAUSE], [...YES]],
  examples: [example],
  async run(context, [id = ''], given) {
    const because = becauseOf(given);
    const plan = await (await context.api()).get<JobView>(`/jobs/${id}`);
    const run = plan.verb === 'discard' ? runDiscard : runHandling;
    return run(context, plan, { because, given });
  },
});

export const REDELIVER_VERBS: readonly Verb[] = [
  planVerb,
  runHandlingVerb('run <plan>', 'redeliver run r-7f3a2c10 --because "lost behind retention" --yes'),
];
