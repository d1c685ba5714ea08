import {
  Global,
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import { Config } from '../config/index.js';
import { createPool, whileSchemaIsLocked } from '../database/index.js';
import { TimerWorker } from './timer-worker.js';
import { Timers } from './timers.js';

const timersToken = (schema: string): string => `service timers ${schema}`;
const RUNTIME = Symbol('timer runtime');

/** One to listen, the others to fetch, complete and add. */
const CONNECTIONS = 4;

/** The {@link Timers} of a service. */
export const ServiceTimers = (schema: string): ParameterDecorator & PropertyDecorator =>
  Inject(timersToken(schema));
export const serviceTimersToken = timersToken;

interface TimerRuntime {
  readonly pool: Pool;
  readonly timers: Timers;
  readonly worker: TimerWorker;
}

@Global()
@Module({})
export class TimersModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(@Inject(RUNTIME) private readonly runtime: TimerRuntime) {}

  /** Timers in the Postgres schema `<schema>_jobs`, injected by {@link ServiceTimers}. They fire once the application has started. */
  static forService(schema: string): DynamicModule {
    return {
      module: TimersModule,
      providers: [
        { provide: RUNTIME, inject: [Config], useFactory: (config: Config) => createRuntime(config, schema) },
        { provide: timersToken(schema), inject: [RUNTIME], useFactory: ({ timers }: TimerRuntime) => timers },
      ],
      exports: [timersToken(schema)],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.runtime.timers.handlers.size > 0) await this.runtime.worker.start();
  }

  /** While the pools that handlers use are still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runtime.worker.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runtime.pool.end();
  }
}

async function createRuntime({ pgUrl }: Config, schema: string): Promise<TimerRuntime> {
  const jobsSchema = `${schema.replaceAll('-', '_')}_jobs`;
  await whileSchemaIsLocked(pgUrl, jobsSchema, () =>
    runMigrations({ connectionString: pgUrl, schema: jobsSchema }),
  );
  const pool = createPool({ url: pgUrl, name: `${schema} timers`, max: CONNECTIONS });
  const timers = new Timers(pool, jobsSchema, (runAt) => worker.wakeAt(runAt));
  const worker = new TimerWorker({
    pool,
    jobsSchema,
    handlers: timers.handlers,
    logger: new Logger(`timers ${schema}`),
  });
  return { pool, timers, worker };
}
