import type { Kafka, Producer, ProducerConfig } from 'kafkajs';
import { wrapModule } from './replaced.js';

/*
 * A broker fences producers by a transactional id: each one that connects under it gets a higher epoch, and from its first message on a
 * partition takes nothing of a lower epoch there. kafkajs 2.2.4 asks for such an epoch only for transactions, which would cost several
 * round trips a publishing. Here a producer with a transactional id sends outside of transactions too under its fenced epoch.
 * This is not a matter of speed: no setting switches it off.
 */

interface EosManager {
  isTransactional(): boolean;
  beginTransaction(): void;
  addPartitionsToTransaction(
    topics: readonly {
      readonly topic: string;
      readonly partitions: readonly { readonly partition: number }[];
    }[],
  ): Promise<void>;
  commit(): Promise<void>;
}

interface EosOptions {
  readonly transactional: boolean;
  readonly transactionalId?: string;
}

type CreateEosManager = (options: EosOptions) => EosManager;

let created: EosManager | undefined;

const fencedEosManager =
  (original: CreateEosManager): CreateEosManager =>
  (options) => {
    if (options.transactional || options.transactionalId === undefined) return original(options);
    const manager = original({ ...options, transactional: true });
    created = manager;
    return { ...manager, isTransactional: () => false };
  };

wrapModule<CreateEosManager>('kafkajs/src/producer/eosManager', fencedEosManager);

export interface FencedProducer {
  readonly producer: Producer;
  /**
   * Keeps the id known at the broker by a transaction without messages, which marks this partition; the broker forgets an id that has
   * had none for `transactional.id.expiration.ms`, and can then no longer fence. Not while a message is being sent.
   * @throws if another producer has the id now
   */
  renew(topic: string, partition: number): Promise<void>;
}

/**
 * A producer that is connected, and has fenced every earlier one of this id: their messages are refused with
 * `INVALID_PRODUCER_EPOCH` on each partition that this one has written to.
 * @throws if kafkajs was loaded before this library: it would send without a fence
 */
export async function openFencedProducer(
  kafka: Kafka,
  transactionalId: string,
  config: ProducerConfig = {},
): Promise<FencedProducer> {
  created = undefined;
  const producer = kafka.producer({ ...config, transactionalId, idempotent: true, maxInFlightRequests: 1 });
  const manager = created as EosManager | undefined;
  if (!manager)
    throw new Error('kafkajs was loaded before @bujiao/fast-kafkajs: its producers have no fence');
  await producer.connect();
  return {
    producer,
    renew: async (topic, partition) => {
      manager.beginTransaction();
      await manager.addPartitionsToTransaction([{ topic, partitions: [{ partition }] }]);
      await manager.commit();
    },
  };
}
