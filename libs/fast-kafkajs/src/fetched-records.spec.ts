// First: parts of kafkajs that are loaded before it would stay as they are, also for the suites after this one.
import './kafkajs.js';
import fc from 'fast-check';
import { decodeBatch, type DecodeBatch, type FetchDecoder } from './fetched-records.js';
import type { FetchedMessage } from './fetched-message.js';
import { kafkajsOwn, require } from './replaced.js';

interface Encoder {
  readonly buffer: Buffer;
}
const Decoder = require('kafkajs/src/protocol/decoder') as new (buffer: Buffer) => FetchDecoder;
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0') as {
  RecordBatch: (batch: object) => Promise<Encoder>;
};
const encodeRecord = require('kafkajs/src/protocol/recordBatch/record/v0') as (fields: object) => Encoder;

const text = fc.string({ unit: 'binary', maxLength: 200 });
/** kafkajs stumbles over headers with the names of what every object has. */
const headerName = text.filter((name) => !(name in {}));
const message = fc.record({
  key: fc.option(text, { nil: null }),
  value: fc.option(
    fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
    { nil: null },
  ),
  headers: fc.dictionary(headerName, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })), {
    maxKeys: 15,
  }),
  age: fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
});

async function batchOf(
  messages: readonly { key: string | null; value: Buffer | null; headers: object; age: number }[],
  more: object = {},
): Promise<Buffer> {
  const records = messages.map(({ age, ...fields }, i) =>
    encodeRecord({ ...fields, offsetDelta: i, timestampDelta: age }),
  );
  const batch = await RecordBatch({
    firstOffset: 0,
    firstTimestamp: 1_700_000_000_000,
    maxTimestamp: 1_700_000_099_000,
    partitionLeaderEpoch: 0,
    lastOffsetDelta: messages.length - 1,
    records,
    ...more,
  });
  return batch.buffer;
}

const never: DecodeBatch = () => Promise.reject(new Error('left to kafkajs'));
const seen = ({ offset, timestamp, key, value, headers, isControlRecord }: FetchedMessage) => ({
  offset,
  timestamp,
  key,
  value,
  headers: { ...headers },
  isControlRecord,
});

test('the replaced reader finds in a batch what kafkajs finds, also after another batch', async () => {
  const own = kafkajsOwn<DecodeBatch>('kafkajs/src/protocol/recordBatch/v0/decoder');
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 30 }), async (messages) => {
      const batch = await batchOf(messages);
      const [expected, decoder] = [await own(new Decoder(batch)), new Decoder(Buffer.concat([batch, batch]))];
      for (const end of [batch.length, batch.length * 2]) {
        const { records } = await decodeBatch(never)(decoder);
        expect((records as FetchedMessage[]).map(seen)).toEqual(
          (expected.records as FetchedMessage[]).map(seen),
        );
        expect(decoder.offset).toBe(end);
      }
    }),
    { numRuns: 60 },
  );
});

test('a fetched message returns headers as texts: the first value of each name', async () => {
  const headers = { ce_type: ['Wanted', 'Other'], ce_id: '订单', ce_typ: 'shorter', ce_typeX: 'longer' };
  const { records } = await decodeBatch(never)(
    new Decoder(await batchOf([{ key: 'k', value: null, headers, age: 0 }])),
  );
  const [found] = records as FetchedMessage[];
  expect(found?.headerText('ce_type')).toBe('Wanted');
  expect(found?.headerText('ce_none')).toBeUndefined();
  expect([...(found?.headerTexts() ?? [])]).toEqual([
    ['ce_type', 'Wanted'],
    ['ce_id', '订单'],
    ['ce_typ', 'shorter'],
    ['ce_typeX', 'longer'],
  ]);
});

test('the replaced reader leaves batches to kafkajs that are compressed, of a transaction, or cut off', async () => {
  const messages = [{ key: 'k', value: Buffer.from('{}'), headers: {}, age: 0 }];
  const whole = await batchOf(messages);
  const others = [
    await batchOf(messages, { compression: 1 }),
    await batchOf(messages, { transactional: true }),
    whole.subarray(0, whole.length - 1),
  ];
  for (const other of others)
    await expect(decodeBatch(never)(new Decoder(other))).rejects.toThrow('left to kafkajs');
});

test('a message of a batch stays where another batch of the same fetch was of a transaction that came to nothing', async () => {
  const filter = require('kafkajs/src/consumer/filterAbortedMessages') as (given: {
    messages: readonly unknown[];
    abortedTransactions: object[];
  }) => unknown[];
  const plain = { key: 'k', value: Buffer.from('{}'), headers: {}, age: 0 };
  const { records: messages } = await decodeBatch(never)(
    new Decoder(await batchOf([plain, plain], { producerId: 7 })),
  );
  expect(filter({ messages, abortedTransactions: [{ firstOffset: '0', producerId: '7' }] })).toEqual(
    messages,
  );
});

test('a batch that is shorter than it claims is reported as damaged, without an endless loop', async () => {
  const batch = await batchOf([{ key: 'k', value: Buffer.from('{}'), headers: {}, age: 0 }]);
  const cut = Buffer.concat([batch.subarray(0, 61), batch.subarray(70)]);
  cut.writeInt32BE(cut.length - 12, 8);
  expect(() => decodeBatch(never)(new Decoder(cut))).toThrow(RangeError);
});
