import { DECIDING, emptyTally, type Judge } from '@bujiao/backtest';
import type { EventStore } from '@bujiao/event-store';
import { JobLeft, readSelection, type JobWork, type RunningJob } from '@bujiao/replay';
import type { BacktestRow, BacktestRows } from './backtest-rows.repository.js';
import { foldDecisions, type Folding } from './fold-decisions.js';
import { judgeByPolicy } from './judge-by-policy.js';

export interface BacktestWorkOptions {
  readonly store: Pick<EventStore, 'subscribe' | 'read'>;
  readonly rows: Pick<BacktestRows, 'find' | 'save'>;
  readonly byVersion: Folding['byVersion'];
}

/** Prefixes of the targets of jobs, before the version. */
export const TARGETS = { backtest: 'backtest:', shadow: 'shadow:' } as const;

/** Tries a draft on recorded decisions. It appends nothing and reaches nothing outside; killed, it continues from its checkpoint. */
export class BacktestWork implements JobWork {
  readonly target = `${TARGETS.backtest}%`;

  constructor(private readonly options: BacktestWorkOptions) {}

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const { store, rows, byVersion } = this.options;
    const { id, plan } = job.job;
    const row = await rowOf(rows, id);
    const { selection } = plan;
    const tally = row.tally ?? emptyTally();
    const folding: Folding = {
      store,
      draft: draftOf(row, byVersion),
      byVersion,
      upTo: selection,
      asOf: Date.parse(job.job.plannedAt),
    };
    const { checkpoint: after, batchSize, signal } = job;
    for await (const batch of readSelection(store, selection, { after, batchSize, signal })) {
      await foldDecisions(tally, batch.events, folding);
      const { checkpoint } = batch;
      await job.commit({ checkpoint, events: batch.events.length, written: 0 }, (on) =>
        rows.save(on, id, tally),
      );
    }
    if (signal.aborted) throw new JobLeft(id);
    return { phase: 'finished', result: { decisions: tally.read } };
  }

  /** What was counted until then stays to be looked at. */
  cleanUp(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * Lets a draft decide beside the version in force: it reads each decision after it was recorded, with the features that it was taken on,
 * so the live decision waits for nothing. Runs until a person ends it.
 */
export class ShadowWork implements JobWork {
  readonly target = `${TARGETS.shadow}%`;

  constructor(private readonly options: BacktestWorkOptions) {}

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const { store, rows, byVersion } = this.options;
    const { id, plan } = job.job;
    const row = await rowOf(rows, id);
    const tally = row.tally ?? emptyTally();
    const draft = draftOf(row, byVersion);
    const { signal, checkpoint: after = plan.selection.upTo } = job;
    for await (const { events, checkpoint } of store.subscribe({ after, types: DECIDING, signal })) {
      if (signal.aborted) break;
      if (events.length === 0) continue;
      await foldDecisions(tally, events, { store, draft, byVersion, asOf: Date.now() });
      await job.commit({ checkpoint, events: events.length, written: 0 }, (on) => rows.save(on, id, tally));
    }
    throw new JobLeft(id);
  }

  cleanUp(): Promise<void> {
    return Promise.resolve();
  }
}

/** A version that was in force is judged by the same judge as its decisions, so that each is repeated at no cost. */
const draftOf = ({ version, policy }: BacktestRow, byVersion: Folding['byVersion']): Judge =>
  byVersion(version) ?? judgeByPolicy(policy);

async function rowOf(rows: BacktestWorkOptions['rows'], id: string): Promise<BacktestRow> {
  const row = await rows.find(id);
  if (!row) throw new Error(`what the job ${id} compares is not recorded`);
  return row;
}
