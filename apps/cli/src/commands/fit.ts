import { EXIT } from '../exit-codes.js';
import { padTo } from '../output/width.js';
import type { Verb } from '../verb.js';
import { followed, pathOf, SINCE, started, WHY } from './follow-backtest.js';
import { lines } from './job-views.js';
import type { Policies } from './policy-views.js';

interface FitView {
  readonly good: number;
  readonly bad: number;
  readonly nothing?: string;
  readonly factors: readonly {
    readonly factor: string;
    readonly was: number;
    readonly points: number;
    readonly good: number;
    readonly bad: number;
  }[];
  readonly text?: string;
}

/** The table is a comment of the draft, so the output is the file. */
const fitText = ({ good, bad, factors, text = '' }: FitView): string =>
  lines([
    `# Fitted to ${good} good and ${bad} bad decisions. Nothing is saved: read it, draft it, try it.`,
    `# ${padTo('factor', 34)} was → fitted (held in good, bad)`,
    ...factors.map(
      ({ factor, was, points, good: inGood, bad: inBad }) =>
        `# ${padTo(factor, 34)} ${was} → ${points} (${inGood}, ${inBad})`,
    ),
    text.trimEnd(),
  ]);

const WHY_NOTHING: Readonly<Record<string, string>> = {
  'few-labels': 'Too few decisions turned out good, or bad: nothing is proposed.',
  'mostly-bad': 'Requests without any factor turned out bad too often: no weights can tell them apart.',
  'no-score': 'The version has no score.',
};

export const FIT_VERB: Verb = {
  usage: 'fit [version]',
  summary: 'Propose weights for the score by what decisions turned out to be, as a draft on standard output',
  options: [[...SINCE], [...WHY]],
  examples: ['policy fit --since 90d > fitted.yaml', 'policy fit standard-2026-12-3 --since 90d -o json'],
  async run(context, [given], options) {
    const api = await context.api();
    const version = given ?? (await api.get<Policies>('/policies')).inForce;
    const { id } = await started(context, version, options);
    const backtest = await followed(context, version, id);
    if (!backtest) return EXIT.interrupted;
    const fit = await api.get<FitView>(pathOf(version, `backtests/${id}/fit`));
    if (fit.nothing !== undefined) {
      context.output.say(`${WHY_NOTHING[fit.nothing] ?? fit.nothing} Good ${fit.good}, bad ${fit.bad}.`);
      return EXIT.failed;
    }
    await context.output.one(fit, fitText, () => version);
    return EXIT.fine;
  },
};
