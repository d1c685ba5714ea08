import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Judge } from '@bujiao/backtest';
import type { EventStore } from '@bujiao/event-store';
import { EVENT_STORE, ServicePool } from '@bujiao/platform';
import { wasInForce } from '@bujiao/policy';
import { PolicyReader, readVersion } from '@bujiao/policy-desk';
import { JobRunner, Jobs, TimeMarks } from '@bujiao/replay';
import type { Pool } from 'pg';
import { BacktestRows } from './backtest-rows.repository.js';
import { BacktestWork, ShadowWork } from './backtest-work.js';
import { judgeByPolicy } from './judge-by-policy.js';

export const JOB_ID = /^[a-z][a-z0-9-]{0,63}$/;
/** ms between two looks for jobs of another process or one that was left. A job that is begun here is looked for at once. */
const POLL_MS = 2_000;

/**
 * Runs backtests and the shadow in the process of verification, whose deciders they use. Each has a runner of its own: a shadow runs
 * for days, and a backtest must not wait for its end.
 */
@Injectable()
export class BacktestJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly jobs: Jobs;
  readonly marks: TimeMarks;
  private readonly runners: readonly JobRunner[];
  private readonly judges = new Map<string, Judge | undefined>();
  private readonly logger = new Logger('backtests');

  constructor(
    @ServicePool('verification') pool: Pool,
    @Inject(EVENT_STORE) store: EventStore,
    private readonly policies: PolicyReader,
    rows: BacktestRows,
  ) {
    this.jobs = new Jobs(pool);
    this.marks = new TimeMarks(pool);
    const options = { store, rows, byVersion: (version?: string) => this.byVersion(version) };
    const onTrouble = (what: string, err: unknown): void => this.logger.warn({ msg: `trouble ${what}`, err });
    this.runners = [new BacktestWork(options), new ShadowWork(options)].map(
      (work) => new JobRunner({ pool, works: [work], pollMs: POLL_MS, onTrouble }),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.prepare();
    for (const runner of this.runners) runner.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
  }

  /** A runner that waits looks at once. */
  look(): void {
    for (const runner of this.runners) runner.look();
  }

  /** By a version that was in force; its text stays as it is. */
  private byVersion(version: string | undefined): Judge | undefined {
    if (version === undefined) return undefined;
    if (this.judges.has(version)) return this.judges.get(version);
    const { life } = this.policies;
    const drafted = wasInForce(life, version) ? life.versions.get(version) : undefined;
    const policy = drafted && readVersion(drafted);
    const judge = policy && judgeByPolicy(policy);
    // One that is not known yet may be read in a moment.
    if (judge) this.judges.set(version, judge);
    return judge;
  }
}
