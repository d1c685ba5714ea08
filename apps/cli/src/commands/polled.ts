import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.js';

const EVERY_MS = 500;

/**
 * Looks at a job on the server every half second until `look` has an answer. Ctrl-C leaves the job to the server: undefined then.
 * @param seeAgain the command that shows it
 */
export async function polled<Answer>(
  { output, interrupted }: Context,
  look: () => Promise<Answer | undefined>,
  seeAgain: string,
): Promise<Answer | undefined> {
  try {
    for (;;) {
      const answer = await look();
      if (answer !== undefined) return answer;
      await sleep(EVERY_MS, undefined, { signal: interrupted });
    }
  } catch (error) {
    if (!interrupted.aborted) throw error;
    output.progress('');
    output.say(`Detached; the job goes on. See it with: bujiao ${seeAgain}`);
    return undefined;
  }
}
