import { BlockReader, FetchedMessage, type BatchContext } from './fetched-message.js';
import { replaceModule } from './replaced.js';

/*
 * kafkajs 2.2.4 decodes every fetched message at once, with a buffer for every name and value of a header. A consumer group passes
 * over most messages; so here a message is only its position in the fetched bytes.
 */

/** What kafkajs reads a fetched batch from. */
export interface FetchDecoder {
  readonly buffer: Buffer;
  readonly offset: number;
  forward(bytes: number): void;
}

export interface DecodedBatch {
  readonly firstOffset: string;
  readonly records: readonly unknown[];
}

export type DecodeBatch = (decoder: FetchDecoder) => Promise<DecodedBatch>;

/** Of a batch: where its parts lie, from its beginning. */
const AT = {
  length: 8,
  attributes: 21,
  firstTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  count: 57,
  records: 61,
};
/** What comes before the length counts. */
const HEAD = 12;
const COMPRESSION = 0x07;
const LOG_APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

/** Leaves to kafkajs what is compressed, of a transaction, for the clients' own control, or cut off at the end. */
export const decodeBatch =
  (original: DecodeBatch): DecodeBatch =>
  (decoder) => {
    const { buffer, offset: start } = decoder;
    const length = buffer.readInt32BE(start + AT.length);
    const isWhole = start + HEAD + length <= buffer.length;
    const attributes = buffer.readInt16BE(start + AT.attributes);
    if (!isWhole || (attributes & (COMPRESSION | TRANSACTIONAL | CONTROL)) !== 0) return original(decoder);
    decoder.forward(HEAD + length);
    const firstOffset = int64(buffer, start);
    const records = readRecords(buffer, {
      start,
      firstOffset,
      count: buffer.readInt32BE(start + AT.count),
      timestamp: int64(buffer, start + AT.firstTimestamp),
      ...((attributes & LOG_APPEND_TIME) !== 0 && { appendedAt: int64(buffer, start + AT.maxTimestamp) }),
    });
    return Promise.resolve({ firstOffset: String(firstOffset), records });
  };

interface BatchPlace {
  readonly start: number;
  readonly count: number;
  readonly firstOffset: number;
  /** Milliseconds since the epoch, of the first record. */
  readonly timestamp: number;
  /** The same, of all records, where the broker sets it. */
  readonly appendedAt?: number;
}

function readRecords(
  block: Buffer,
  { start, count, firstOffset, timestamp, appendedAt }: BatchPlace,
): FetchedMessage[] {
  const reader = new BlockReader(block, start + AT.records);
  const batch: BatchContext = {
    producerId: String(block.readBigInt64BE(start + AT.producerId)),
    inTransaction: false,
  };
  const messages = new Array<FetchedMessage>(count);
  for (let i = 0; i < count; i += 1) {
    const length = reader.varInt();
    const end = reader.at + length;
    reader.at += 1; // Attributes of a record are not in use.
    const created = timestamp + reader.varLong();
    const offset = firstOffset + reader.varInt();
    const [keyAt, keyEnd] = reader.bytes();
    const [valueAt, valueEnd] = reader.bytes();
    messages[i] = new FetchedMessage(
      String(offset),
      { block, keyAt, keyEnd, valueAt, valueEnd, headersAt: reader.at },
      appendedAt ?? created,
      batch,
    );
    reader.at = end;
  }
  return messages;
}

/** Offsets and times are exact as numbers. */
const int64 = (block: Buffer, at: number): number =>
  block.readInt32BE(at) * 2 ** 32 + block.readUInt32BE(at + 4);

replaceModule<DecodeBatch>('kafkajs/src/protocol/recordBatch/v0/decoder', decodeBatch);
