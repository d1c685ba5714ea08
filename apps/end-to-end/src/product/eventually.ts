import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE = 20_000;
const EVERY = 15;

/** Asks until the answer is `good`; fails with the last answer when that takes too long. Throws on at once what `ask` throws. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  good: (answer: Answer) => boolean,
  deadline = DEADLINE,
): Promise<Answer> {
  const until = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > until)
      throw new Error(`still not so after ${deadline} ms: ${JSON.stringify(answer)?.slice(0, 2_000)}`);
    await sleep(EVERY);
  }
}
