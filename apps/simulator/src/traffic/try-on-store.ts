import { DECIDING, emptyTally, type Tally } from '@bujiao/backtest';
import type { EventStore } from '@bujiao/event-store';
import type { Policy } from '@bujiao/policy';
import { readUntilCaughtUp } from '@bujiao/replay';
import { foldDecisions, judgeByPolicy } from '@bujiao/verification/testing';

const BATCH = 4_096;

/** Tries a policy on every decision of a store, as the job does it, without its checkpoints. */
export async function tryOnStore(
  store: Pick<EventStore, 'read' | 'subscribe'>,
  policy: Policy,
  onBatch: (tally: Tally) => void = () => undefined,
): Promise<Tally> {
  const tally = emptyTally();
  const judge = judgeByPolicy(policy);
  const folding = { store, draft: judge, byVersion: () => judge, asOf: Date.now() };
  const reading = {
    after: 'start' as const,
    types: DECIDING,
    batchSize: BATCH,
    signal: new AbortController().signal,
  };
  for await (const { events } of readUntilCaughtUp(store, reading)) {
    await foldDecisions(tally, events, folding);
    onBatch(tally);
  }
  return tally;
}
