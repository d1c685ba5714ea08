import { Global, Module } from '@nestjs/common';
import { HistoryController, OrderRecords } from '@bujiao/after-sales';
import { PostgresDeadLetters } from '@bujiao/event-bus';
import { OPS_ONLY_READS, OpsModule } from '@bujiao/ops';
import { BUS_MEMORY, Config, createPool, DeadLettersController, EVENT_BUS } from '@bujiao/platform';

@Global()
@Module({ providers: [{ provide: OPS_ONLY_READS, useValue: true }], exports: [OPS_ONLY_READS] })
class OnlyReadsModule {}

/** What ops can see without the services: the store, the dead letters, the jobs, the timers, the broker. */
@Module({
  imports: [OnlyReadsModule, OpsModule],
  controllers: [HistoryController, DeadLettersController],
  providers: [
    OrderRecords,
    {
      provide: BUS_MEMORY,
      inject: [Config],
      // Without a key: what a letter carries stays sealed.
      useFactory: ({ pgUrl }: Config) => ({
        deadLetters: new PostgresDeadLetters(createPool({ url: pgUrl, name: 'direct', max: 1 })),
      }),
    },
    // Only a redrive asks for it, and nothing is redriven here.
    { provide: EVENT_BUS, useValue: {} },
  ],
})
export class DirectModule {}
