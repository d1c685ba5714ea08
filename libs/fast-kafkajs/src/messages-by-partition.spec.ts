import fc from 'fast-check';
import { messagesByPartition } from './messages-by-partition.js';
import { kafkajsOwn } from './replaced.js';

test('the replaced grouping puts each message where kafkajs does, in the same order', () => {
  const own = kafkajsOwn<typeof messagesByPartition>('kafkajs/src/producer/groupMessagesPerPartition');
  const partitioner = ({
    partitionMetadata,
    message,
  }: {
    partitionMetadata: readonly unknown[];
    message: number;
  }): number => message % partitionMetadata.length;
  fc.assert(
    fc.property(fc.array(fc.nat(1_000)), fc.nat(8), (messages, partitions) => {
      const grouping = {
        topic: 't',
        partitionMetadata: Array.from({ length: partitions }),
        messages,
        partitioner,
      };
      expect(messagesByPartition(grouping)).toEqual(own(grouping));
    }),
  );
});
