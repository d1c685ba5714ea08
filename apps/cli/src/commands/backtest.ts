import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { localTime, thousands } from '../output/times.js';
import { BECAUSE, count, textOf, type Given, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { changedOrdersCsv } from './backtest-csv.js';
import { backtestText, type Backtest } from './backtest-views.js';
import { FIT_VERB } from './fit.js';
import { followed, pathOf, SINCE, started, WHY } from './follow-backtest.js';

const backtestVerb: Verb = {
  usage: 'backtest <version>',
  summary: 'Try a version on recorded decisions: what it would have decided, and how those turned out',
  options: [
    [...SINCE],
    ['--capacity <n>', 'reviews that the reviewers can do in a day', count],
    ['--job <id>', 'show or follow one that was begun'],
    ['--csv', 'the orders that it decides another way, as CSV, in place of the report'],
    [...WHY],
  ],
  examples: [
    'policy backtest game-points-48h --since 90d --capacity 80',
    'policy backtest game-points-48h --since 90d -o json',
    'policy backtest game-points-48h --job r-1f0a8c55',
    'policy backtest game-points-48h --job r-1f0a8c55 --csv > changed.csv',
  ],
  async run(context, [version = ''], given) {
    const id = textOf(given, 'job') ?? (await started(context, version, given)).id;
    const backtest = await followed(context, version, id);
    return backtest ? end(context, backtest, given['csv'] === true) : EXIT.interrupted;
  },
};

async function end({ output }: Context, backtest: Backtest, asCsv: boolean): Promise<ExitCode> {
  if (asCsv) await output.write(changedOrdersCsv(backtest));
  else await output.one(backtest, backtestText, ({ id }) => id);
  const { state, report } = backtest;
  return state === 'done' && report.comparison && report.repeated.different === 0 ? EXIT.fine : EXIT.failed;
}

const backtestsVerb: Verb = {
  usage: 'backtests <version>',
  summary: 'Backtests of a version, newest first',
  examples: ['policy backtests game-points-48h'],
  async run(context, [version = '']) {
    const backtests = await (await context.api()).get<readonly Backtest[]>(pathOf(version, 'backtests'));
    await context.output.list(
      backtests,
      [
        { title: 'id', value: ({ id }) => id },
        { title: 'state', value: ({ state, percent }) => (state === 'running' ? `${percent} %` : state) },
        { title: 'since', value: ({ since }) => localTime(since) },
        { title: 'decisions', value: ({ report }) => thousands(report.decisions) },
        { title: 'changed', value: ({ report }) => thousands(report.comparison?.changed ?? 0) },
        { title: 'by', value: ({ by }) => by },
        { title: 'because', value: ({ because }) => because },
      ],
      ({ id }) => id,
    );
    return EXIT.fine;
  },
};

interface ShadowView {
  readonly running: boolean;
  readonly shadow?: Backtest;
}

const shadowVerb: Verb = {
  usage: 'shadow <version>',
  summary: 'Let a checked version decide beside the one in force, without effect; or see what it decided',
  options: [['--start', 'begin'], ['--end', 'end it; what it counted stays'], [...BECAUSE]],
  examples: [
    'policy shadow game-points-48h --start --because "to see it for a week"',
    'policy shadow game-points-48h',
    'policy shadow game-points-48h --end --because "seen enough"',
  ],
  async run(context, [version = ''], given) {
    const shadow = await changedShadow(context, version, given);
    if (!shadow) {
      context.output.say(`${version} has never decided beside another version.`);
      return EXIT.failed;
    }
    await context.output.one(shadow, backtestText, ({ id }) => id);
    return EXIT.fine;
  },
};

async function changedShadow(context: Context, version: string, given: Given): Promise<Backtest | undefined> {
  const { start, end: ends } = given;
  if (start && ends) throw new Failure(EXIT.usage, 'Either --start or --end.');
  const api = await context.api();
  const path = pathOf(version, 'shadow');
  if (start) return api.post<Backtest>(path, { because: becauseOf(given) });
  if (ends) return api.post<Backtest>(`${path}/end`, { because: becauseOf(given) });
  return (await api.get<ShadowView>(path)).shadow;
}

export const BACKTEST_VERBS: readonly Verb[] = [backtestVerb, backtestsVerb, shadowVerb, FIT_VERB];
