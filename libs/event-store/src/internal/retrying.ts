import { pause } from '@bujiao/basics';

/** Milliseconds before the second, third, … attempt. */
const DELAYS = [10, 50, 200, 500, 1000];

/** Runs `call`, and repeats it after a wait on a transient failure. Only for idempotent calls. */
export async function retrying<T>(
  call: () => Promise<T>,
  isTransient: (error: unknown) => boolean,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const delay = DELAYS[tries];
      if (delay === undefined || !isTransient(error)) throw error;
      await pause(delay * (0.5 + Math.random()));
    }
  }
}
