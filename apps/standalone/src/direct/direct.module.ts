import { Global, Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { HistoryController, OrderRecords } from '@bujiao/after-sales';
import { PostgresDeadLetters } from '@bujiao/event-bus';
import { OPS_ONLY_READS, OpsModule } from '@bujiao/ops';
import { BUS_MEMORY, Config, createPool, DeadLettersController, EVENT_BUS } from '@bujiao/platform';
import { DIRECT_POOL, DirectSearchController } from './direct-search.controller.js';

@Global()
@Module({ providers: [{ provide: OPS_ONLY_READS, useValue: true }], exports: [OPS_ONLY_READS] })
class OnlyReadsModule {}

/** What ops can see without the services: the store, the dead letters, the jobs, the timers, the broker. */
@Module({
  imports: [OnlyReadsModule, OpsModule],
  controllers: [DirectSearchController, HistoryController, DeadLettersController],
  providers: [
    // Intake is not asked.
    { provide: OrderRecords, useValue: { find: () => Promise.resolve(undefined) } },
    {
      provide: DIRECT_POOL,
      inject: [Config],
      useFactory: ({ pgUrl }: Config) => createPool({ url: pgUrl, name: 'direct', max: 1 }),
    },
    {
      provide: BUS_MEMORY,
      inject: [DIRECT_POOL],
      // Without a key: what a letter carries stays sealed.
      useFactory: (pool: Pool) => ({ deadLetters: new PostgresDeadLetters(pool) }),
    },
    // Only a redrive asks for it, and nothing is redriven here.
    { provide: EVENT_BUS, useValue: {} },
  ],
})
export class DirectModule {}
