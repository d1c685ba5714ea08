import type { BusEvent } from '../bus-event.js';
import { waitUntil } from '@bujiao/testing';
import { HANDLED, newOrder } from '../contract-suite/harness.js';
import { decodeCloudEvent, typeInHeaders, type IncomingMessage } from './cloud-events.js';
import { describeOverKafka, KafkaInstallation } from './kafka-installation.js';

const ATTRIBUTES = {
  specversion: '1.0',
  id: 'e1',
  type: 'shop.order.delayed',
  source: '/shop',
  subject: 'SO-1',
  time: '2026-11-23T09:00:00Z',
};
const DATA = { pendingSupplierOrder: { supplierId: 'S1', requestNo: 'R1' } };
const EVENT = {
  id: 'e1',
  type: 'shop.order.delayed',
  source: '/shop',
  orderId: 'SO-1',
  time: '2026-11-23T09:00:00Z',
  data: DATA,
};
type Headers = Readonly<Record<string, string>>;

const message = (headers: Headers, value: string | Buffer | null): IncomingMessage => ({
  key: null,
  value: typeof value === 'string' ? Buffer.from(value) : value,
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
  timestamp: '1780000000000',
});
const ceHeaders = (over: Headers = {}): Headers =>
  Object.fromEntries(Object.entries({ ...ATTRIBUTES, ...over }).map(([name, text]) => [`ce_${name}`, text]));
const binary = (
  headers: Headers = {},
  value: string | Buffer | null = JSON.stringify(DATA),
): IncomingMessage => message({ 'content-type': 'application/json', ...ceHeaders(), ...headers }, value);
const structured = (over: object, headers: Headers = {}): IncomingMessage =>
  message(
    { 'content-type': 'application/cloudevents+json', ...headers },
    JSON.stringify({ ...ATTRIBUTES, data: DATA, ...over }),
  );
const read = (incoming: IncomingMessage): BusEvent | string => {
  const decoded = decodeCloudEvent(incoming);
  return 'event' in decoded ? decoded.event : decoded.problem.reason;
};

describe('the mode of a message', () => {
  it.each([
    ['binary', binary()],
    ['binary, its type not named', message(ceHeaders(), JSON.stringify(DATA))],
    [
      'binary, of a type built on JSON',
      binary({ 'content-type': 'application/vnd.shop+json; charset=utf-8' }),
    ],
    ['structured', structured({})],
    [
      'structured, in capitals',
      structured({}, { 'content-type': 'Application/CloudEvents+JSON; Charset=UTF-8' }),
    ],
    [
      'structured, beside the headers of another event',
      structured({}, ceHeaders({ type: 'shop.order.paid' })),
    ],
    [
      'structured with base64',
      structured({ data: undefined, data_base64: Buffer.from(JSON.stringify(DATA)).toString('base64') }),
    ],
  ])('%s is read', (_, incoming) => {
    expect(read(incoming)).toEqual(EVENT);
  });

  it('is never read from headers beside a structured event', () => {
    expect(typeInHeaders(structured({}, ceHeaders({ type: 'shop.order.paid' })))).toBeUndefined();
    expect(typeInHeaders(binary())).toBe('shop.order.delayed');
  });

  it.each([
    ['no value', binary({}, null)],
    ['an empty value', binary({}, '')],
    ['no data in its envelope', structured({ data: undefined })],
  ])('of an event without data has %s', (_, incoming) => {
    expect(read(incoming)).toEqual({ ...EVENT, data: {} });
  });

  it.each([
    [
      'a batch, which Kafka has no mode for',
      structured({}, { 'content-type': 'application/cloudevents-batch+json' }),
      'unsupported-content-type',
    ],
    [
      'a structured format that is not JSON',
      structured({}, { 'content-type': 'application/cloudevents+avro' }),
      'unsupported-content-type',
    ],
    [
      'structured in another charset',
      structured({}, { 'content-type': 'application/cloudevents+json; charset=gbk' }),
      'unsupported-charset',
    ],
    ['binary of another type', binary({ 'content-type': 'application/avro' }), 'unsupported-content-type'],
    [
      'binary in another charset',
      binary({ 'content-type': 'application/json; charset=GBK' }),
      'unsupported-charset',
    ],
    ['GBK', binary({}, Buffer.from([0x7b, 0x22, 0xb5, 0xe3, 0x22, 0x3a, 0x31, 0x7d])), 'not-utf8'],
    ['base64 that is none', structured({ data: undefined, data_base64: '!!!' }), 'not-base64'],
    ['data twice', structured({ data_base64: 'e30=' }), 'data-twice'],
    [
      'data of another type',
      structured({ datacontenttype: 'text/xml', data: '<a/>' }),
      'unsupported-content-type',
    ],
    ['data that is a list', structured({ data: [1] }), 'not-an-object'],
  ])('is refused: %s', (_, incoming, reason) => {
    expect(read(incoming)).toBe(reason);
  });
});

describe('the attributes of a message', () => {
  it.each([
    ['2026-11-23T17:00:00+08:00', '2026-11-23T17:00:00+08:00'],
    ['2026-11-23t09:00:00.5z', '2026-11-23T09:00:00.500Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2026-11-23T09:00:00.1234567890123Z', '2026-11-23T09:00:00.123Z'],
  ])('time %s is read as %s', (time, told) => {
    expect(read(binary({ ce_time: time }))).toEqual({ ...EVENT, time: told });
    expect(read(structured({ time }))).toEqual({ ...EVENT, time: told });
  });

  it.each(['2026-02-30T12:00:00Z', '2026-11-23', '2026-11-23T24:00:00Z', 'yesterday'])(
    'time %s is none',
    (time) => {
      expect(read(binary({ ce_time: time }))).toBe('bad-attribute');
      expect(read(structured({ time }))).toBe('bad-attribute');
    },
  );

  it.each(['a\nb', 'a\u001bb', 'a\u0085b', 'a\u2028b', 'a\u202eb', 'a\u200bb', ''])(
    '%j names nothing',
    (name) => {
      for (const attribute of ['id', 'source', 'type', 'subject']) {
        expect(read(binary({ [`ce_${attribute}`]: name }))).toBe('bad-attribute');
        expect(read(structured({ [attribute]: name }))).toBe('bad-attribute');
      }
    },
  );

  it('are not percent-decoded: only HTTP does that', () => {
    expect(read(binary({ ce_source: '/shops/%E4%B8%AD' }))).toMatchObject({ source: '/shops/%E4%B8%AD' });
    expect(read(binary({ ce_source: '/shops/中' }))).toMatchObject({ source: '/shops/中' });
  });
});

describeOverKafka('a group that takes other types', () => {
  it('gets events of unknown types, in both modes, the events of an order in order', async () => {
    const on = new KafkaInstallation();
    await on.create(1);
    const order = newOrder();
    const seen: string[] = [];
    const named = (mode: string, type: string): object => ({
      key: order,
      ...(mode === 'binary'
        ? {
            headers: { 'content-type': 'application/json', ...ceHeaders({ type, subject: order, id: type }) },
            value: '{}',
          }
        : {
            headers: { 'content-type': 'application/cloudevents+json', ...ceHeaders({ type: HANDLED }) },
            value: JSON.stringify({ ...ATTRIBUTES, type, subject: order, id: type, data: {} }),
          }),
    });
    const producer = on.kafka.producer();
    await producer.connect();
    await producer.send({
      topic: on.topic,
      messages: [
        named('binary', 'shop.order.exploded'),
        named('binary', HANDLED),
        named('structured', 'toString'),
      ] as never,
    });
    await producer.disconnect();
    const others = (event: BusEvent): unknown => seen.push(`other ${event.type} of ${event.orderId}`);
    const bus = await on.handling((event) => seen.push(event.type), { otherTypes: others });
    await waitUntil(() => seen.length === 3);
    await bus.idle('g');
    expect(seen).toEqual([`other shop.order.exploded of ${order}`, HANDLED, `other toString of ${order}`]);
    expect(await on.deadLetters.list()).toEqual([]);
    await on.close();
  });

  it('is the only one: other groups pass over types that they do not name', async () => {
    const on = new KafkaInstallation();
    await on.create(1);
    const producer = on.kafka.producer();
    await producer.connect();
    const exploded = { headers: { ...ceHeaders({ type: 'shop.order.exploded' }) }, value: '{}' };
    await producer.send({
      topic: on.topic,
      messages: [exploded, { ...exploded, headers: ceHeaders({ type: HANDLED }) }],
    });
    await producer.disconnect();
    const seen: string[] = [];
    const bus = await on.handling((event) => seen.push(event.type));
    await bus.idle('g');
    expect(seen).toEqual([HANDLED]);
    await on.close();
  });
});
