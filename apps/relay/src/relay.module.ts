import { Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { PostgresCheckpoints } from '@bujiao/event-bus';
import { createKafka, KafkaPublisher } from '@bujiao/event-bus/kafka';
import { Config, createPool } from '@bujiao/platform';
import type { Pool } from 'pg';
import { Leadership } from './leadership.js';
import { CHECKPOINTS, PUBLISHER, Relay } from './relay.service.js';

const POOL = Symbol('relay pool');

/** Event store → Kafka. */
@Module({
  providers: [
    Leadership,
    Relay,
    {
      provide: POOL,
      inject: [Config],
      useFactory: ({ pgUrl }: Config) => createPool({ url: pgUrl, name: 'relay', max: 1 }),
    },
    { provide: CHECKPOINTS, inject: [POOL], useFactory: (pool: Pool) => new PostgresCheckpoints(pool) },
    {
      provide: PUBLISHER,
      inject: [Config],
      useFactory: ({ kafkaBrokers }: Config) => {
        const logger = new Logger('kafka');
        return new KafkaPublisher(
          createKafka({
            brokers: kafkaBrokers,
            clientId: 'bujiao-relay',
            onLog: (message) => logger.debug(message),
          }),
          { fencedBy: 'bujiao-relay' },
        );
      },
    },
  ],
})
export class RelayModule implements OnApplicationShutdown {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(PUBLISHER) private readonly publisher: KafkaPublisher,
    private readonly relay: Relay,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.publisher.close();
    await this.pool.end();
  }
}
