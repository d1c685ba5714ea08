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
export async function confirm({ what, count, yes }: Act, context: Context): Promise<void> {
  const wanted = count > TYPE_THE_NUMBER_ABOVE ? String(count) : 'yes';
  const given = yes === true ? 'yes' : yes;
  if (given === wanted || given === String(count)) return;
  const said = `This ${what} (${thousands(count)} in all).`;
  if (given !== undefined || !canAsk(context))
    throw new Failure(
      EXIT.refused,
      `${said} Nothing has been done: it needs ${wanted === 'yes' ? '--yes' : `--yes ${wanted}`}.`,
    );
  await ask(`${said}\nType ${wanted} to go ahead: `, wanted, context);
}

/** Without a terminal nobody would answer. */
const canAsk = ({ input, err }: Context): boolean => input.isTTY && err.isTTY;

async function ask(question: string, wanted: string, { input, err, interrupted }: Context): Promise<void> {
  const prompt = createInterface({ input, output: err });
  try {
    const answer = await prompt.question(question, { signal: interrupted });
    if (answer.trim() !== wanted) throw new Failure(EXIT.refused, 'Nothing has been done.');
  } catch (error) {
    // At a prompt the terminal gives Ctrl-C to the prompt, as a character, and not to the process.
    if ((error as Error).name === 'AbortError') throw new Failure(EXIT.interrupted, 'Nothing has been done.');
    throw error;
  } finally {
    prompt.close();
  }
}
