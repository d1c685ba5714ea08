import type { ICustomPartitioner } from 'kafkajs';

const SEED = 0x9747b28c;
const MIX = 0x5bd1e995;

/**
 * Murmur2 of the key's UTF-8, in 32 bits: the partition that Kafka's clients choose in any language, so that all publishers put the
 * events of an order into one partition. kafkajs computes the same in 64 bits, with an object for each step.
 */
export function murmur2(key: string): number {
  const data = Buffer.from(key);
  const { length } = data;
  let hash = SEED ^ length;
  let at = 0;
  for (; length - at >= 4; at += 4) {
    let block = Math.imul(data.readInt32LE(at), MIX);
    block = Math.imul(block ^ (block >>> 24), MIX);
    hash = Math.imul(hash, MIX) ^ block;
  }
  if (at < length) {
    for (let i = length - 1; i >= at; i -= 1) hash ^= (data[i] as number) << (8 * (i - at));
    hash = Math.imul(hash, MIX);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}

/** By key, which every message of ours has. */
export const keyPartitioner: ICustomPartitioner =
  () =>
  ({ partitionMetadata, message }) =>
    (murmur2(String(message.key)) & 0x7fffffff) % partitionMetadata.length;
