import { ByteWriter } from './byte-writer.js';
import { replaceModule, require } from './replaced.js';

/*
 * kafkajs 2.2.4 writes a produce request in seven layers, each of which copies the layer below into new memory that is zeroed and
 * grown by doubling: half a megabyte for a few events, and most of a publisher's garbage. This writes the same bytes once. It
 * replaces the module of kafkajs only if it is loaded first; otherwise kafkajs works unchanged, and slower.
 */

/** What kafkajs hands over for one message. */
export interface ProducedMessage {
  readonly key?: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly timestamp?: unknown;
}

export interface ProducedPartition {
  readonly partition: number;
  readonly messages: readonly ProducedMessage[];
  readonly firstSequence?: number;
}

/** What kafkajs hands over for one request. */
export interface Produce {
  readonly acks: number;
  readonly timeout: number;
  readonly transactionalId?: string | null;
  /** A 64-bit number, however it prints itself. */
  readonly producerId?: unknown;
  readonly producerEpoch?: number;
  readonly compression?: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly ProducedPartition[];
  }[];
}

/** What kafkajs takes of an encoder. */
export interface Encoded {
  readonly buf: Buffer;
  readonly buffer: Buffer;
}

export interface ProduceRequest {
  readonly encode: () => Promise<Encoded>;
}

export type CreateProduceRequest = (fields: Produce) => ProduceRequest;

const MAGIC = 2;
const crc32C = require('kafkajs/src/protocol/recordBatch/crc32C') as (bytes: Buffer) => number;

interface PlainMessage {
  readonly key: string;
  readonly value: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The form in which our own events come; whatever is different is left to kafkajs. */
const isPlainRequest = ({ compression, transactionalId, topicData }: Produce): boolean =>
  !compression &&
  !transactionalId &&
  topicData.every(({ partitions }) => partitions.every(({ messages }) => messages.every(isPlain)));

function isPlain({ timestamp, key, value, headers }: ProducedMessage): boolean {
  if (timestamp !== undefined || typeof key !== 'string' || value === null) return false;
  for (const name in headers) if (typeof headers[name] !== 'string') return false;
  return true;
}

/** Version 3 of the request, which kafkajs also writes for all later ones that it knows. */
class ProduceWriter {
  private readonly out = new ByteWriter();

  write({ acks, timeout, topicData, ...producer }: Produce): Buffer {
    const { out } = this;
    out.clear();
    out.string(null); // Not of a transaction.
    out.int16(acks);
    out.int32(timeout);
    out.int32(topicData.length);
    for (const { topic, partitions } of topicData) {
      out.string(topic);
      out.int32(partitions.length);
      for (const partition of partitions) this.partition(partition, producer);
    }
    return out.copy();
  }

  private partition(
    { partition, messages, firstSequence = 0 }: ProducedPartition,
    producer: Pick<Produce, 'producerId' | 'producerEpoch'>,
  ): void {
    const { out } = this;
    out.int32(partition);
    const sizeAt = out.at;
    out.int32(0);
    out.int64(0n); // The broker sets the offsets.
    const lengthAt = out.at;
    out.int32(0);
    out.int32(0); // Nor is the leader's epoch the producer's to know.
    out.int8(MAGIC);
    const crcAt = out.at;
    out.int32(0);
    this.batch(messages, firstSequence, producer);
    out.uint32At(crcAt, crc32C(out.view(crcAt + 4)));
    out.uint32At(lengthAt, out.at - lengthAt - 4);
    out.uint32At(sizeAt, out.at - sizeAt - 4);
  }

  /** What the checksum covers. */
  private batch(
    messages: readonly ProducedMessage[],
    firstSequence: number,
    { producerId = -1, producerEpoch = 0 }: Pick<Produce, 'producerId' | 'producerEpoch'>,
  ): void {
    const { out } = this;
    const now = BigInt(Date.now());
    out.int16(0); // Neither compressed nor of a transaction.
    out.int32(messages.length - 1);
    out.int64(now);
    out.int64(now);
    out.int64(BigInt(String(producerId)));
    out.int16(producerEpoch);
    out.int32(firstSequence);
    out.int32(messages.length);
    messages.forEach((message, offset) => out.sized(() => this.record(message as PlainMessage, offset)));
  }

  private record({ key, value, headers = {} }: PlainMessage, offset: number): void {
    const { out } = this;
    const names = Object.keys(headers);
    out.varInt(0); // Attributes: none are in use.
    out.varInt(0); // The record is as old as its batch.
    out.varInt(offset);
    out.text(key);
    if (typeof value === 'string') out.text(value);
    else out.bytes(value);
    out.varInt(names.length);
    for (const name of names) {
      out.text(name);
      out.text(headers[name] as string);
    }
  }
}

const writer = new ProduceWriter();

export const produceRequest =
  (original: CreateProduceRequest): CreateProduceRequest =>
  (fields) => {
    const request = original(fields);
    if (!isPlainRequest(fields)) return request;
    const encode = (): Promise<Encoded> => {
      const buffer = writer.write(fields);
      return Promise.resolve({ buf: buffer, buffer });
    };
    return { ...request, encode };
  };

replaceModule<CreateProduceRequest>('kafkajs/src/protocol/requests/produce/v3/request', produceRequest);
