import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Everything outside that a service can reach: what a buyer, a supplier or a payment would notice. Nothing else is reached from
 * anywhere: a service calls nobody but through {@link fetchOutside} (a spec looks at every source file), and a new name has to
 * be added here.
 */
export const OUTSIDE = ['supplier', 'payment-gateway', 'secret-reveal', 'order-record', 'timer'] as const;
export type Outside = (typeof OUTSIDE)[number];

/** Somebody tried to reach outside during a replay. A bug of ours: a replay is made of parts that have no need to. */
export class EffectInReplay extends Error {
  readonly code = 'effect-in-replay';
  readonly retryable = false;

  constructor(
    readonly outside: Outside,
    readonly job: string,
  ) {
    super(`the replay ${job} tried to reach outside (${outside}): nothing was sent`);
    this.name = 'EffectInReplay';
  }
}

const replays = new AsyncLocalStorage<string>();

/** Runs `work` so that whatever it calls, at once or later, can reach nothing outside. @param job for the error */
export const withoutEffects = <Result>(job: string, work: () => Result): Result => replays.run(job, work);

/** @throws EffectInReplay within {@link withoutEffects} */
export function assertMayReachOutside(outside: Outside): void {
  const job = replays.getStore();
  if (job !== undefined) throw new EffectInReplay(outside, job);
}

/** `fetch`, for a call to somebody outside. Rejects with {@link EffectInReplay} during a replay, before anything is sent. */
export async function fetchOutside(outside: Outside, ...call: Parameters<typeof fetch>): Promise<Response> {
  assertMayReachOutside(outside);
  return fetch(...call);
}
