import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { within } from '@bujiao/basics';
import { deadLetterReasons } from '@bujiao/event-bus';
import { Gauge, register } from 'prom-client';
import { jobView } from '../jobs/job-view.js';
import { Lag } from '../lag/lag.service.js';
import { OpsRuntime } from '../ops-runtime.js';

/** ms; a source that has not answered by then keeps its last values. */
const SOURCES_DEADLINE_MS = 2_000;

/** What alerts are made of. Read off at each scrape; docs/ops.md has the table. */
@Injectable()
export class OpsMetrics implements OnApplicationBootstrap {
  private readonly logger = new Logger('ops metrics');

  constructor(
    private readonly ops: OpsRuntime,
    private readonly lag: Lag,
  ) {}

  onApplicationBootstrap(): void {
    this.gauge(
      'bujiao_dead_letters',
      'Parked events that failed, by reason',
      ['group', 'reason'],
      async (gauge) => {
        const reasons = await deadLetterReasons(this.ops.pool);
        gauge.reset();
        for (const { group, reason, failed } of reasons) gauge.set({ group, reason }, failed);
      },
    );
    this.gauge(
      'bujiao_group_lag_seconds',
      'Age of the oldest event that a group has yet to handle',
      ['group', 'state'],
      async (gauge) => {
        const groups = await this.lag.groups();
        gauge.reset();
        for (const { group, state, seconds = 0 } of groups) gauge.set({ group, state }, seconds);
      },
    );
    this.gauge(
      'bujiao_job_progress_ratio',
      'How much of its planned events a running job has worked off',
      ['job', 'target'],
      async (gauge) => {
        const running = await this.ops.jobs.list({ state: 'running' });
        gauge.reset();
        for (const job of running)
          gauge.set({ job: job.id, target: job.target }, jobView(job, Date.now()).percent / 100);
      },
    );
  }

  /** One of a name a process, however many applications it starts. A source that does not answer keeps its last values. */
  private gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    read: (gauge: Gauge<Label>) => Promise<void>,
  ): void {
    register.removeSingleMetric(name);
    const { logger } = this;
    new Gauge({
      name,
      help,
      labelNames,
      async collect() {
        const reading = read(this).catch((err: unknown) =>
          logger.warn({ msg: `${name} cannot be read`, err }),
        );
        await within(SOURCES_DEADLINE_MS, reading);
      },
    });
  }
}
