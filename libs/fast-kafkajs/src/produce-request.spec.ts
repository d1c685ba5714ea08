// First: parts of kafkajs that are loaded before it would stay as they are, also for the suites after this one.
import './kafkajs.js';
import fc from 'fast-check';
import {
  produceRequest,
  type CreateProduceRequest,
  type Produce,
  type ProducedMessage,
} from './produce-request.js';
import { kafkajsOwn } from './replaced.js';

const never: CreateProduceRequest = () => ({ encode: () => Promise.reject(new Error('left to kafkajs')) });

const texts = fc.string({ unit: 'binary', maxLength: 200 });
const messages: fc.Arbitrary<ProducedMessage[]> = fc.array(
  fc.record({
    key: texts,
    value: fc.oneof(
      fc.uint8Array({ maxLength: 20_000 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: 'binary', maxLength: 20_000 }),
    ),
    headers: fc.dictionary(texts, texts, { maxKeys: 20 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const requests: fc.Arbitrary<Produce> = fc.record({
  acks: fc.constantFrom(-1, 0, 1),
  timeout: fc.nat(60_000),
  producerId: fc.constantFrom('-1', '0', '9007199254740993'),
  producerEpoch: fc.nat(30_000),
  topicData: fc.array(
    fc.record({
      topic: fc.string({ minLength: 1 }),
      partitions: fc.array(
        fc.record({ partition: fc.nat(100), messages, firstSequence: fc.nat(1_000_000) }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
});

test('the replaced writer writes a request byte for byte as kafkajs does', async () => {
  const { now } = Date;
  Date.now = () => 1_790_000_000_000;
  try {
    const own = kafkajsOwn<CreateProduceRequest>('kafkajs/src/protocol/requests/produce/v3/request');
    await fc.assert(
      fc.asyncProperty(requests, async (fields) => {
        const [quick, kafkajs] = [await produceRequest(never)(fields).encode(), await own(fields).encode()];
        expect(quick.buffer.equals(kafkajs.buffer)).toBe(true);
      }),
    );
  } finally {
    Date.now = now;
  }
});

test('a written request does not change while more is written', async () => {
  const request = (value: string): Produce => ({
    acks: -1,
    timeout: 1,
    topicData: [{ topic: 't', partitions: [{ partition: 0, messages: [{ key: 'k', value }] }] }],
  });
  const first = (await produceRequest(never)(request('first')).encode()).buffer;
  const before = Buffer.from(first);
  await produceRequest(never)(request('second')).encode();
  expect(first.equals(before)).toBe(true);
});

test('the replaced writer leaves requests to kafkajs that are not of the plain form', async () => {
  const message = { key: 'k', value: Buffer.from('{}'), headers: { a: 'b' } };
  const others: ProducedMessage[] = [
    { ...message, timestamp: '1' },
    { ...message, key: null },
    { ...message, key: Buffer.from('k') },
    { ...message, value: null },
    { ...message, headers: { a: ['b', 'c'] } },
    { ...message, headers: { a: Buffer.from('b') } },
  ];
  const request = (one: ProducedMessage, more = {}): Produce => ({
    acks: -1,
    timeout: 1,
    topicData: [{ topic: 't', partitions: [{ partition: 0, messages: [message, one] }] }],
    ...more,
  });
  for (const fields of [
    ...others.map((one) => request(one)),
    request(message, { compression: 1 }),
    request(message, { transactionalId: 't' }),
  ]) {
    await expect(produceRequest(never)(fields).encode()).rejects.toThrow('left to kafkajs');
  }
});
