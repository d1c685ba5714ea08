import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import {
  BusServer,
  MemoryCheckpoints,
  MemoryDeadLetters,
  PostgresCheckpoints,
  PostgresDeadLetters,
  PostgresGroupPauses,
  type BusTransport,
  type Checkpoints,
  type DeadLetters,
} from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import type { Pool } from 'pg';
import { Config, isConfigured } from '../config/index.js';
import { createPool } from '../database/index.js';
import { KeyRing } from '../personal-data/index.js';
import { BUS_MEMORY, EVENT_BUS, EVENT_STORE } from './tokens.js';

/** Persistent state of the bus: positions of groups, and dead letters. */
export interface BusMemory {
  readonly checkpoints: Checkpoints;
  readonly deadLetters: DeadLetters;
  readonly pool?: Pool;
}

const CONNECTIONS = 2;
/** Most events in one call of a projection: a larger batch puts more steps of an order into one write. */
const MOST_EVENTS_PROJECTED = 4_096;

function openMemory({ eventStore, pgUrl }: Config, keys: KeyRing): BusMemory {
  if (eventStore === 'memory')
    return { checkpoints: new MemoryCheckpoints(), deadLetters: new MemoryDeadLetters() };
  const pool = createPool({ url: pgUrl, name: 'event bus', max: CONNECTIONS });
  return {
    checkpoints: new PostgresCheckpoints(pool),
    deadLetters: new PostgresDeadLetters(pool, keys),
    pool,
  };
}

async function openBus(
  config: Config,
  store: EventStore,
  { checkpoints, deadLetters, pool }: BusMemory,
): Promise<BusServer> {
  const transport =
    config.eventBus === 'kafka' ? await openKafka(config) : await openEmbedded(store, checkpoints);
  const pauses = pool && new PostgresGroupPauses(pool);
  return new BusServer({ transport, deadLetters, pauses, dispatch: { maxBatch: MOST_EVENTS_PROJECTED } });
}

async function openEmbedded(store: EventStore, checkpoints: Checkpoints): Promise<BusTransport> {
  const { EmbeddedTransport } = await import('@bujiao/event-bus/embedded');
  return new EmbeddedTransport({ store, checkpoints });
}

async function openKafka(config: Config): Promise<BusTransport> {
  const { createKafka, KafkaTransport } = await import('@bujiao/event-bus/kafka');
  const { kafkaBrokers: brokers } = config;
  const { orderPublishers = [] }: Partial<Config> = isConfigured(config, 'orderPublishers') ? config : {};
  const logger = new Logger('kafka');
  return new KafkaTransport({
    kafka: createKafka({ brokers, clientId: 'bujiao', onLog: (message) => logger.debug(message) }),
    orderTopics: orderPublishers.map(({ topic }) => topic),
  });
}

/** Provides the configured bus by the token `EVENT_BUS`. */
@Global()
@Module({
  providers: [
    { provide: BUS_MEMORY, inject: [Config, KeyRing], useFactory: openMemory },
    { provide: EVENT_BUS, inject: [Config, EVENT_STORE, BUS_MEMORY], useFactory: openBus },
  ],
  exports: [EVENT_BUS, BUS_MEMORY],
})
export class EventBusModule implements OnApplicationShutdown {
  constructor(@Inject(BUS_MEMORY) private readonly memory: BusMemory) {}

  async onApplicationShutdown(): Promise<void> {
    await this.memory.pool?.end();
  }
}
