import { setTimeout as sleep } from 'node:timers/promises';
import { busEventOf } from '@bujiao/event-bus/embedded';
import type { EventStore, SubscriptionBatch } from '@bujiao/event-store';
import {
  compareTables,
  dropCopy,
  gatherRows,
  makeCopy,
  saveRows,
  swapBack,
  swapIn,
  tableExists,
  tablesOf,
  typesOf,
  type Projection,
  type ProjectionRow,
  type TableComparison,
} from '@bujiao/projections';
import type { Pool, PoolClient } from 'pg';
import type { JobPhase } from '../jobs/job.js';
import { JobLeft } from '../jobs/job-errors.js';
import type { JobWork } from '../jobs/job-runner.js';
import type { RunningJob } from '../jobs/running-job.js';
import { readUntilCaughtUp } from '../store/read-until-caught-up.js';

/** Rounds in which rows that differ are compared again, since events that came meanwhile reach both tables at other times. */
const ROUNDS = 12;
const BETWEEN_ROUNDS_MS = 250;

type Outcome = Awaited<ReturnType<JobWork['run']>>;

interface Aside {
  /** All before it had reached the table that was put aside. */
  readonly undoFrom: string;
}

/**
 * Rebuilds one projection beside the live one. It is given the store to read, the definition and the tables: nothing else is
 * in its reach, so a rebuild cannot call anybody outside.
 */
export class ProjectionWork<Row extends ProjectionRow> implements JobWork {
  readonly target: string;
  private readonly tables;

  constructor(
    private readonly projection: Projection<Row>,
    private readonly store: Pick<EventStore, 'subscribe'>,
    private readonly pool: Pool,
    private readonly lockTimeoutMs?: number,
  ) {
    this.target = `projection:${projection.name}`;
    this.tables = tablesOf(projection.table);
  }

  run(job: RunningJob): Promise<Outcome> {
    const steps: Partial<Record<JobPhase, () => Promise<Outcome>>> = {
      build: () => this.build(job),
      swap: () => this.swap(job),
      follow: () => this.follow(job, 'swapped'),
      undo: () => this.undo(job),
      unfollow: () => this.follow(job, 'undone'),
    };
    const step = steps[job.job.phase];
    if (!step) throw new Error(`a job in the phase ${job.job.phase} has nothing to do`);
    return step();
  }

  async cleanUp(): Promise<void> {
    await dropCopy(this.pool, this.projection.table);
  }

  private async build(job: RunningJob): Promise<Outcome> {
    if (job.checkpoint === undefined || !(await tableExists(this.pool, this.tables.rebuild)))
      await job.commit({ checkpoint: 'start', events: 0, written: 0 }, async (on) => {
        await makeCopy(on, this.projection.table);
        await job.closeOthers(on, ['built']);
      });
    await this.catchUp(job, this.tables.rebuild);
    await this.pool.query(`analyze ${this.tables.rebuild}`);
    const comparison = await this.compare(job);
    if (job.job.verb !== 'verify') return { phase: 'built', result: comparison };
    await dropCopy(this.pool, this.projection.table);
    return { phase: 'finished', result: comparison };
  }

  /** Applies everything that was committed, to the end. */
  private async catchUp(job: RunningJob, into: string): Promise<void> {
    const after = job.checkpoint ?? 'start';
    const { signal, batchSize } = job;
    const types = typesOf(this.projection);
    for await (const batch of readUntilCaughtUp(this.store, { after, types, batchSize, signal }))
      await this.apply(job, batch, into);
    if (signal.aborted) throw new JobLeft(job.job.id);
  }

  private async apply(job: RunningJob, batch: SubscriptionBatch, into: string): Promise<void> {
    const rows = gatherRows(this.projection, batch.events.map(busEventOf));
    const progress = {
      checkpoint: batch.checkpoint,
      events: batch.events.length,
      written: rows.length,
    };
    await job.commit(progress, (on) => saveRows(on, this.projection, into, rows));
  }

  private async compare(job: RunningJob): Promise<TableComparison> {
    let found = await this.compareOnce(job);
    for (let round = 0; found.differing > 0 && round < ROUNDS; round += 1) {
      await sleep(BETWEEN_ROUNDS_MS, undefined, { signal: job.signal });
      await this.catchUp(job, this.tables.rebuild);
      const all = found.differing > found.differences.length;
      found = await this.compareOnce(job, all ? undefined : found.differences.map(({ key }) => key));
    }
    return found;
  }

  /** In a transaction of its own, since a comparison of millions of rows takes longer than a statement may elsewhere. */
  private compareOnce(job: RunningJob, keys?: readonly string[]): Promise<TableComparison> {
    return job.transaction((on) => compareTables(on, this.projection, keys ? { keys } : {}));
  }

  private async swap(job: RunningJob): Promise<Outcome> {
    await this.catchUp(job, this.tables.rebuild);
    await job.enterPhase('follow', async (on) => {
      await this.rememberAside(on, job);
      await swapIn(on, this.projection.table, this.lockTimeoutMs);
      await job.closeOthers(on, ['swapped']);
    });
    return this.follow(job, 'swapped');
  }

  /** What the live consumer wrote to the other table before the swap may be missing here: it is applied once more. */
  private async follow(job: RunningJob, phase: 'swapped' | 'undone'): Promise<Outcome> {
    await this.catchUp(job, this.tables.live);
    return { phase, result: { ...job.job.result, at: new Date().toISOString() } };
  }

  private async undo(job: RunningJob): Promise<Outcome> {
    if (!(await tableExists(this.pool, this.tables.previous)))
      throw new Error(`${this.tables.previous} is not there any more`);
    job.checkpoint = await this.asideSince(job);
    await this.catchUp(job, this.tables.previous);
    await job.enterPhase('unfollow', (on) => swapBack(on, this.projection.table, this.lockTimeoutMs));
    return this.follow(job, 'undone');
  }

  /** How far the group had got that kept the table, where that is known; everything is applied again where it is not. */
  private async rememberAside(on: PoolClient, job: RunningJob): Promise<void> {
    const aside: Aside = { undoFrom: (await positionOf(on, this.projection.name)) ?? 'start' };
    await on.query(
      `insert into ops.job_events (job_id, what, who, data) values ($1, 'swapping', 'bujiao', $2)`,
      [job.job.id, JSON.stringify(aside)],
    );
  }

  private async asideSince(job: RunningJob): Promise<string> {
    const { rows } = await this.pool.query<{ data: Aside }>(
      `select data from ops.job_events where job_id = $1 and what = 'swapping' order by seq desc limit 1`,
      [job.job.id],
    );
    return rows[0]?.data.undoFrom ?? 'start';
  }
}

/** Of a group that reads the store itself; one that reads from a broker has none. */
async function positionOf(on: PoolClient, group: string): Promise<string | undefined> {
  if (!(await tableExists(on, 'event_bus.checkpoints'))) return undefined;
  const { rows } = await on.query<{ position: string }>(
    'select position from event_bus.checkpoints where group_name = $1',
    [group],
  );
  return rows[0]?.position;
}
