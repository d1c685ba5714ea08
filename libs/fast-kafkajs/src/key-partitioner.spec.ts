import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { keyPartitioner, murmur2 } from './key-partitioner.js';
import { require } from './replaced.js';

const own = require('kafkajs/src/producer/partitioners/default/murmur2') as (key: string) => number;
const key = fc.string({ unit: 'binary', maxLength: 60 });

test("a key has the hash that Kafka's clients give it", () => {
  fc.assert(fc.property(key, (any) => expect(murmur2(any)).toBe(own(any))));
});

test('a key goes to the partition that kafkajs would choose', () => {
  const [ours, theirs] = [keyPartitioner(), Partitioners.DefaultPartitioner()];
  fc.assert(
    fc.property(key, fc.integer({ min: 1, max: 60 }), (any, partitions) => {
      const metadata = Array.from({ length: partitions }, (_, partitionId) => ({ partitionId, leader: 1 }));
      const args = {
        topic: 't',
        partitionMetadata: metadata,
        message: { key: any, value: null },
      } as unknown as Parameters<typeof ours>[0];
      expect(ours(args)).toBe(theirs(args));
    }),
  );
});
