import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { Config } from '../config/index.js';
import { createPool } from '../database/index.js';
import { DatabaseState } from './database-state.js';

const POOL = Symbol('health pool');

/** Provides {@link DatabaseState} with its own connection, so that readiness does not wait behind other queries. */
@Global()
@Module({
  providers: [
    {
      provide: POOL,
      inject: [Config],
      useFactory: ({ pgUrl }: Config) =>
        createPool({ url: pgUrl, name: 'health', max: 1, answerWithin: 10_000 }),
    },
    { provide: DatabaseState, inject: [POOL], useFactory: (pool: Pool) => new DatabaseState(pool) },
  ],
  exports: [DatabaseState],
})
export class HealthModule implements OnApplicationShutdown {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
