import type { Batch, KafkaMessage } from 'kafkajs';
import type { BusEvent } from '../bus-event.js';
import type { PartitionBuffer } from '../dispatch/partition-buffer.js';
import { decodeCloudEvent, typeInHeaders } from './cloud-events.js';

export const nameOf = (topic: string, partition: number): string => `${topic}/${partition}`;

export interface PartitionSourceFields {
  readonly topic: string;
  readonly partition: number;
  readonly buffer: PartitionBuffer;
  /** First offset to read. */
  readonly first: number;
  /** Event types that the group handles; undefined if it takes any. */
  readonly wanted: ReadonlySet<string> | undefined;
}

/** An assigned partition: next offset, watermark, committed offset. */
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

  /** Most messages of a topic are for other groups: they are not decoded. */
  private take(message: KafkaMessage): void {
    if (this.isForOthers(message)) return this.buffer.passOver(message.offset);
    const decoded = decodeCloudEvent(message);
    if ('event' in decoded) this.buffer.push(this.withTopic(decoded.event), message.offset);
    else this.buffer.pushUnparseable(decoded.problem, message.offset);
  }

  /** Who may publish to a topic is what is known of a publisher, so that events of others are told by it. Ours are recorded. */
  private withTopic(event: BusEvent): BusEvent {
    return event.recorded ? event : { ...event, topic: this.topic };
  }

  private isForOthers(message: KafkaMessage): boolean {
    if (!this.wanted) return false;
    const type = typeInHeaders(message);
    return type !== undefined && !this.wanted.has(type);
  }

  /** Offset up to which everything is done, as Kafka counts: the next one to handle. */
  get done(): number {
    return this.buffer.watermark === undefined ? this.first : Number(this.buffer.watermark) + 1;
  }

  /** The offset to commit; undefined if it is committed. */
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
