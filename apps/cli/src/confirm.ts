import { createInterface } from 'node:readline/promises';
import type { Context } from './context.js';
import { EXIT, Failure } from './exit-codes.js';
import { thousands } from './output/times.js';

/** Above it, the number itself has to be typed. */
const TYPE_THE_NUMBER_ABOVE = 100;

export interface Act {
  /** What will be done, with its object: `discards 3 dead letters of fulfillment`. */
  readonly what: string;
  /** How many things it touches. */
  readonly count: number;
  /** Of `--yes`: true, or the number that was typed. */
  readonly yes: string | boolean | undefined;
}

/**
 * Lets an act pass that somebody has agreed to, knowing how much it touches: by `--yes`, above 100 things by `--yes <number>`;
 * on a terminal by an answer. Without either it is refused.
 * @throws Failure with the exit code for "refused"
 */
export async function confirm(act: Act, context: Context): Promise<void> {
  const wanted = act.count > TYPE_THE_NUMBER_ABOVE ? String(act.count) : 'yes';
  const given = act.yes === true ? 'yes' : act.yes;
  if (given === wanted || given === String(act.count)) return;
  const flag = wanted === 'yes' ? '--yes' : `--yes ${wanted}`;
  const what = `This ${act.what} (${thousands(act.count)} in all).`;
  if (given !== undefined || !context.input.isTTY || !context.err.isTTY)
    throw new Failure(EXIT.refused, `${what} Nothing has been done: it needs ${flag}.`);
  const prompt = createInterface({ input: context.input, output: context.err });
  try {
    const answer = await prompt.question(`${what}\nType ${wanted} to go ahead: `, {
      signal: context.interrupted,
    });
    if (answer.trim() !== wanted) throw new Failure(EXIT.refused, 'Nothing has been done.');
  } finally {
    prompt.close();
  }
}
