import type { ConsumerConfig } from 'kafkajs';
import { coPartitionAssigner } from './co-partition-assigner.js';

export interface GroupConsumerOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly sessionTimeoutMs: number;
  readonly commitEveryMs: number;
  /** Longest wait, in ms, of the broker for a first event. */
  readonly maxWaitMs: number;
  /** Pause, in ms, after a fetch that brought events, so that the next one brings several. */
  readonly gatherMs: number;
}

const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 30 };

export const consumerConfigOf = (options: GroupConsumerOptions): ConsumerConfig => ({
  groupId: options.groupId,
  sessionTimeout: options.sessionTimeoutMs,
  heartbeatInterval: Math.min(3_000, Math.floor(options.sessionTimeoutMs / 4)),
  minBytes: 1,
  maxWaitTimeInMs: options.maxWaitMs,
  allowAutoTopicCreation: false,
  partitionAssigners: [coPartitionAssigner],
  // kafkajs restarts after some errors and stops after others; here one way handles both.
  retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
});
