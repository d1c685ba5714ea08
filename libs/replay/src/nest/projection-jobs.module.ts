import {
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { EventStore } from '@bujiao/event-store';
import { Config, createPool, EVENT_STORE } from '@bujiao/platform';
import type { Projection } from '@bujiao/projections';
import type { Pool } from 'pg';
import { JobRunner } from '../jobs/job-runner.js';
import { Jobs } from '../jobs/jobs.js';
import { KnownProjections } from '../projection/known-projections.js';
import { ProjectionWork } from '../projection/projection-work.js';

export interface ProjectionJobsOptions {
  /** The service. */
  readonly owner: string;
  readonly projections: readonly Projection[];
}

interface Runtime {
  readonly options: ProjectionJobsOptions;
  readonly pool: Pool;
  readonly runner: JobRunner;
}

const RUNTIME = Symbol('projection jobs');

/** One for the job, one to renew its lease and to look for the next. */
const CONNECTIONS = 2;

/** Runs the jobs of a service's projections in the service's own process, which owns their tables. */
@Module({})
export class ProjectionJobsModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  static forService(options: ProjectionJobsOptions): DynamicModule {
    return {
      module: ProjectionJobsModule,
      providers: [
        {
          provide: RUNTIME,
          inject: [Config, EVENT_STORE],
          useFactory: (config: Config, store: EventStore) => runtimeOf(options, config, store),
        },
      ],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { pool, runner, options } = this.runtime;
    await new Jobs(pool).prepare();
    await new KnownProjections(pool).announce(options.owner, options.projections);
    runner.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runtime.runner.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runtime.pool.end();
  }
}

function runtimeOf(options: ProjectionJobsOptions, { pgUrl }: Config, store: EventStore): Runtime {
  const logger = new Logger(`jobs ${options.owner}`);
  const pool = createPool({
    url: pgUrl,
    name: `${options.owner} jobs`,
    max: CONNECTIONS,
    answerWithin: 'never',
  });
  const works = options.projections.map((projection) => new ProjectionWork(projection, store, pool));
  const onTrouble = (what: string, err: unknown): void => logger.warn({ msg: `trouble ${what}`, err });
  return { options, pool, runner: new JobRunner({ pool, works, onTrouble }) };
}
