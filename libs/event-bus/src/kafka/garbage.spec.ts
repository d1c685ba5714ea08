import { waitUntil } from '@bujiao/testing';
import type { Message } from 'kafkajs';
import { newOrder, Seen, type TestEvent } from '../contract-suite/harness.js';
import { decodeCloudEvent, encodeCloudEvent, type IncomingMessage } from './cloud-events.js';
import { publicationOf } from './kafka-fixtures.js';
import { describeOverKafka, KafkaInstallation } from './kafka-installation.js';

const sample = (n = 0, orderId = newOrder()): Message => {
  const event: TestEvent = { orderId, type: 'ResubmissionRequested', n };
  return encodeCloudEvent(publicationOf('t', event));
};
const withHeaders = (change: Record<string, string | undefined>): Message => {
  const message = sample();
  const headers = Object.entries({ ...message.headers, ...change }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...message, headers: Object.fromEntries(headers) };
};
const withBody = (value: Buffer | string | null): Message => ({ ...sample(), value });
const structured = (envelope: unknown): Message => ({
  key: 'k',
  value: typeof envelope === 'string' ? envelope : JSON.stringify(envelope),
  headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
});

const GARBAGE: readonly (readonly [string, Message, string])[] = [
  ['random bytes', withBody(Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x17])), 'not-utf8'],
  ['no headers at all', { value: 'hello' }, 'missing-attribute'],
  ['an empty body', withBody(''), 'no-body'],
  ['a tombstone', withBody(null), 'no-body'],
  ['text that is no JSON', withBody('{"a":'), 'not-json'],
  ['a JSON array', withBody('[1,2]'), 'not-an-object'],
  ['JSON null', withBody('null'), 'not-an-object'],
  ['deep JSON', withBody(`${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`), 'too-deep'],
  ['deep arrays', withBody(`{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`), 'too-deep'],
  ['NUL in a text', withBody('{"a":"\\u0000"}'), 'bad-text'],
  ['half a surrogate pair', withBody('{"a":"\\ud800"}'), 'bad-text'],
  ['half a surrogate pair in a key', withBody('{"\\udc00":1}'), 'bad-text'],
  ['no id', withHeaders({ ce_id: undefined }), 'missing-attribute'],
  ['no type', withHeaders({ ce_type: undefined }), 'missing-attribute'],
  ['no subject', withHeaders({ ce_subject: undefined }), 'missing-attribute'],
  ['an empty subject', withHeaders({ ce_subject: '' }), 'bad-attribute'],
  ['NUL in the subject', withHeaders({ ce_subject: 'B\0' }), 'bad-attribute'],
  ['an endless id', withHeaders({ ce_id: 'x'.repeat(600) }), 'bad-attribute'],
  ['an unknown version', withHeaders({ ce_specversion: '9.9' }), 'unknown-version'],
  ['a time that is none', withHeaders({ ce_time: 'yesterday' }), 'bad-attribute'],
  ['a revision that is none', withHeaders({ ce_revision: '-1' }), 'bad-attribute'],
  ['an unknown kind of actor', withHeaders({ ce_actorkind: 'ghost' }), 'bad-attribute'],
  ['a revision without its metadata', withHeaders({ ce_causationid: undefined }), 'missing-attribute'],
  [
    'structured mode with a list as data',
    structured({ specversion: '1.0', id: '1', type: 't', source: 's', subject: 'B1', data: [] }),
    'not-an-object',
  ],
  ['structured mode that is no JSON', structured('<xml/>'), 'not-json'],
];

const received = ({ key, value, headers }: Message): IncomingMessage => ({
  key: key === undefined || key === null ? null : Buffer.from(key),
  value: value === null ? null : Buffer.from(value),
  headers: Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, text]) => [name, Buffer.from(text as string)]),
  ),
  timestamp: '1780000000000',
});

describe('CloudEvents on Kafka', () => {
  test.each(GARBAGE)('%s is not a valid event: %#', (_name, message, reason) => {
    const decoded = decodeCloudEvent(received(message));
    expect('problem' in decoded && decoded.problem.reason).toBe(reason);
    const bytes = Buffer.from('problem' in decoded ? decoded.problem.raw : '', 'base64');
    expect(bytes.equals(message.value === null ? Buffer.alloc(0) : Buffer.from(message.value))).toBe(true);
  });

  test('an event that is published in binary mode is read unchanged', () => {
    const { event } = publicationOf('t', { orderId: '订单-1', type: 'ResubmissionRequested', n: 3 }, 7);
    expect(decodeCloudEvent(received(encodeCloudEvent({ event, hash: 'ff' })))).toEqual({ event });
  });

  test('structured mode is read, with attributes as texts or numbers', () => {
    const message = structured({
      specversion: '1.0',
      id: '1',
      type: 'shop.order.paid',
      source: '/shop',
      subject: 'B1',
      time: '2026-01-02T03:04:05Z',
      data: { paymentId: 'P1' },
    });
    expect(decodeCloudEvent(received(message))).toEqual({
      event: {
        id: '1',
        type: 'shop.order.paid',
        source: '/shop',
        orderId: 'B1',
        time: '2026-01-02T03:04:05Z',
        data: { paymentId: 'P1' },
      },
    });
  });

  test('an event without a time gets the time of its publication', () => {
    const decoded = decodeCloudEvent(received(withHeaders({ ce_time: undefined, ce_revision: undefined })));
    expect('event' in decoded && decoded.event.time).toBe(new Date(1_780_000_000_000).toISOString());
  });
});

describeOverKafka('garbage on a topic', () => {
  test('is parked with a reason, each message, and delays no event', async () => {
    const installation = new KafkaInstallation();
    await installation.create(1);
    const producer = installation.kafka.producer();
    await producer.connect();
    const order = newOrder();
    const messages = [sample(0, order), ...GARBAGE.map(([, message]) => message), sample(1, order)];
    await producer.send({ topic: installation.topic, messages });
    await producer.disconnect();
    const seen = new Seen();
    const bus = await installation.handling((event) => seen.add(event));
    await bus.idle('g');
    await waitUntil(async () => (await installation.deadLetters.list()).length === GARBAGE.length);
    expect(seen.of(order)).toEqual([0, 1]);
    const letters = await installation.deadLetters.list();
    expect(letters.map(({ errorCode }) => errorCode)).toEqual(GARBAGE.map(([, , reason]) => reason));
    expect(letters.every(({ message }) => message !== undefined)).toBe(true);
    await installation.close();
  });
});
