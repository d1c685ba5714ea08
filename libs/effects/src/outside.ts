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

/** A handler tried to append an event in a replay whose plan does not name its type. Nothing was appended. */
export class AppendInReplay extends Error {
  readonly code = 'append-in-replay';
  readonly retryable = false;

  constructor(
    readonly type: string,
    readonly job: string,
  ) {
    super(`the replay ${job} tried to append ${type}, which its plan does not name: nothing was appended`);
    this.name = 'AppendInReplay';
  }
}

interface Replay {
  readonly job: string;
  /** Types of events that the plan names. */
  readonly appends: readonly string[];
}

const replays = new AsyncLocalStorage<Replay>();

/**
 * Runs `work` so that whatever it calls, at once or later, can reach nothing outside and append nothing.
 * @param job for the error
 * @param appends types of events that it may append all the same. @default none
 */
export const withoutEffects = <Result>(
  job: string,
  work: () => Result,
  appends: readonly string[] = [],
): Result => replays.run({ job, appends }, work);

/** @throws EffectInReplay within {@link withoutEffects} */
export function assertMayReachOutside(outside: Outside): void {
  const replay = replays.getStore();
  if (replay) throw new EffectInReplay(outside, replay.job);
}

/** @throws AppendInReplay within {@link withoutEffects}, for a type that was not named there */
export function assertMayAppend(types: readonly string[]): void {
  const replay = replays.getStore();
  const foreign = replay && types.find((type) => !replay.appends.includes(type));
  if (replay && foreign !== undefined) throw new AppendInReplay(foreign, replay.job);
}

/** `fetch`, for a call to somebody outside. Rejects with {@link EffectInReplay} during a replay, before anything is sent. */
export async function fetchOutside(outside: Outside, ...call: Parameters<typeof fetch>): Promise<Response> {
  assertMayReachOutside(outside);
  return fetch(...call);
}
