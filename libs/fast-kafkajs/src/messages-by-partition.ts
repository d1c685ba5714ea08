import { replaceModule } from './replaced.js';

interface Grouping<Message> {
  readonly topic: string;
  readonly partitionMetadata: readonly unknown[];
  readonly messages: readonly Message[];
  readonly partitioner: (about: {
    readonly topic: string;
    readonly partitionMetadata: readonly unknown[];
    readonly message: Message;
  }) => number;
}

/** As kafkajs groups, without a new list for each message, which takes quadratic time. */
export function messagesByPartition<Message>({
  topic,
  partitionMetadata,
  messages,
  partitioner,
}: Grouping<Message>): Record<number, Message[]> {
  const found: Record<number, Message[]> = {};
  if (partitionMetadata.length === 0) return found;
  for (const message of messages)
    (found[partitioner({ topic, partitionMetadata, message })] ??= []).push(message);
  return found;
}

replaceModule('kafkajs/src/producer/groupMessagesPerPartition', () => messagesByPartition);
