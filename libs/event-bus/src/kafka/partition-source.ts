import type { Batch, KafkaMessage } from 'kafkajs';
import type { PartitionBuffer } from '../dispatch/partition-buffer.js';
import { decodeCloudEvent, typeInHeaders } from './cloud-events.js';

export const nameOf = (topic: string, partition: number): string => `${topic}/${partition}`;

export interface PartitionSourceFields {
  readonly topic: string;
  readonly partition: number;
  readonly buffer: PartitionBuffer;
  /** Offset at which it is read first. */
  readonly first: number;
  /** Event types that the group handles; undefined where it takes any. */
  readonly wanted: ReadonlySet<string> | undefined;
}

/** An assigned partition: what was read of it, what is done, what is committed. */
export class PartitionSource {
  readonly topic: string;
  readonly partition: number;
  readonly buffer: PartitionBuffer;
  /** Offset to read next; nothing below it is read again. */
  next: number;
  private readonly first: number;
  private readonly wanted: ReadonlySet<string> | undefined;
  private committed: string | undefined;

  constructor({ topic, partition, buffer, first, wanted }: PartitionSourceFields) {
    this.topic = topic;
    this.partition = partition;
    this.buffer = buffer;
    this.first = first;
    this.next = first;
    this.wanted = wanted;
  }

  read(batch: Batch): void {
    for (const message of batch.messages) {
      const offset = Number(message.offset);
      if (offset < this.next) continue;
      this.take(message);
      this.next = offset + 1;
    }
    this.passOverRest(batch.lastOffset());
  }

  /** Most of what is on a topic is for other groups: it is not even decoded. */
  private take(message: KafkaMessage): void {
    if (this.isForOthers(message)) return this.buffer.passOver(message.offset);
    const decoded = decodeCloudEvent(message);
    if ('event' in decoded) this.buffer.push(decoded.event, message.offset);
    else this.buffer.pushUnparseable(decoded.problem, message.offset);
  }

  private isForOthers(message: KafkaMessage): boolean {
    if (!this.wanted) return false;
    const type = typeInHeaders(message);
    return type !== undefined && !this.wanted.has(type);
  }

  /** Offset up to which all is done, as Kafka counts it: the next one wanted. */
  get done(): number {
    return this.buffer.watermark === undefined ? this.first : Number(this.buffer.watermark) + 1;
  }

  /** What is done and not committed; undefined when there is nothing. */
  get uncommitted(): string | undefined {
    if (this.buffer.revoked || this.buffer.watermark === undefined) return undefined;
    const offset = String(this.done);
    return offset === this.committed ? undefined : offset;
  }

  wasCommitted(offset: string): void {
    this.committed = offset;
  }

  /** Offsets beyond the last message are control records, or were compacted away. */
  private passOverRest(lastOffset: string): void {
    if (Number(lastOffset) < this.next) return;
    this.buffer.passOver(lastOffset);
    this.next = Number(lastOffset) + 1;
  }
}
