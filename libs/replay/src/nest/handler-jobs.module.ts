import {
  Inject,
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { BusServer } from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import { BUS_MEMORY, Config, createPool, EVENT_BUS, EVENT_STORE, type BusMemory } from '@bujiao/platform';
import type { Pool } from 'pg';
import type { GroupImpact } from '../handlers/handler-impact.js';
import { ImpactWork } from '../handlers/impact-work.js';
import { KnownHandlers } from '../handlers/known-handlers.js';
import { RedeliverWork } from '../handlers/redeliver-work.js';
import { JobRunner } from '../jobs/job-runner.js';
import { Jobs } from '../jobs/jobs.js';

/** The groups of this process whose dry run is known. Providers of services register theirs when they are made. */
@Injectable()
export class HandlerImpacts {
  private readonly known = new Map<string, GroupImpact & { readonly owner: string }>();

  register(owner: string, impact: GroupImpact): void {
    this.known.set(impact.group, { ...impact, owner });
  }

  get all(): readonly (GroupImpact & { readonly owner: string })[] {
    return [...this.known.values()];
  }
}

/** One for the job, one to renew its lease and to look for the next. */
const CONNECTIONS = 2;

/**
 * Runs the impact and redelivery jobs of the groups whose handlers are in this process. One instance serves all services that
 * share a process.
 */
@Module({ providers: [HandlerImpacts], exports: [HandlerImpacts] })
export class HandlerJobsModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private pool: Pool | undefined;
  private runner: JobRunner | undefined;
  private readonly logger = new Logger('handler jobs');

  constructor(
    private readonly config: Config,
    private readonly impacts: HandlerImpacts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_BUS) private readonly bus: BusServer,
    @Inject(BUS_MEMORY) private readonly memory: BusMemory,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const pool = createPool({ url: this.config.pgUrl, name: 'handler jobs', max: CONNECTIONS });
    this.pool = pool;
    await new Jobs(pool).prepare();
    await new KnownHandlers(pool).announce(this.impacts.all);
    const onTrouble = (what: string, err: unknown): void => this.logger.warn({ msg: `trouble ${what}`, err });
    this.runner = new JobRunner({
      pool,
      works: this.impacts.all.flatMap((impact) => this.worksOf(impact)),
      onTrouble,
    });
    this.runner.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }

  private worksOf(impact: GroupImpact): readonly (ImpactWork | RedeliverWork)[] {
    const { store, bus } = this;
    const { group } = impact;
    return [
      new ImpactWork({ impact, store, letters: this.memory.deadLetters }),
      new RedeliverWork({ group, store, handle: (event) => bus.handleOnce(group, event) }),
    ];
  }
}
