import { pause } from '@bujiao/basics';

/** A busy machine is slow; a condition that never comes true still fails within the time of one spec. */
const DEADLINE_MS = 30_000;
const LEAST_PAUSE_MS = 10;
/** A check may be a request to the product: hundreds of them a second would slow down what the spec waits for. */
const MOST_PAUSE_MS = 200;
const SHARE_OF_WAIT = 0.1;

/**
 * Resolves when `condition` holds. Checks it at least once; the pauses between checks are a tenth of the time waited so far, 10 ms at
 * least and 200 ms at most.
 * @param deadlineMs @default 30000
 * @throws with the text of the condition when it does not hold by the deadline; at once what the condition throws
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  await poll(condition, Boolean, deadlineMs, () => condition.toString());
}

/**
 * Repeats `ask` until its answer is `good`, and returns that answer.
 * @param deadlineMs @default 30000
 * @throws with the last answer when none is good by the deadline; at once what `ask` throws
 */
export function eventually<Answer>(
  ask: () => Answer | Promise<Answer>,
  good: (answer: Answer) => boolean,
  deadlineMs = DEADLINE_MS,
): Promise<Answer> {
  return poll(ask, good, deadlineMs, (answer) => String(JSON.stringify(answer)).slice(0, 2_000));
}

async function poll<Answer>(
  ask: () => Answer | Promise<Answer>,
  good: (answer: Answer) => boolean,
  deadlineMs: number,
  describe: (answer: Answer) => string,
): Promise<Answer> {
  // Monotonic: a clock that is set while a spec waits must not end it.
  const begin = performance.now();
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    const waited = performance.now() - begin;
    if (waited > deadlineMs) throw new Error(`Not true within ${deadlineMs} ms: ${describe(answer)}`);
    await pause(Math.min(Math.max(waited * SHARE_OF_WAIT, LEAST_PAUSE_MS), MOST_PAUSE_MS));
  }
}
