import { decodeHeaderValue } from './header-value.js';
import { eventsOfRequest, type HttpEvent } from './http-events.js';

const EVENT = {
  specversion: '1.0',
  id: 'e1',
  source: '/shop',
  type: 'shop.order.delayed',
  subject: 'A-1',
  time: '2026-11-23T09:00:00Z',
};
const DATA = { pendingSupplierOrder: { supplierId: 'S1', requestNo: 'R1' } };
const STRUCTURED = 'application/cloudevents+json';
const BATCHED = 'application/cloudevents-batch+json';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
/** As it comes over the wire, where `__proto__` is a name like any other. */
const overTheWire = (text: string): unknown => JSON.parse(text);
const ceHeaders = (over: Record<string, string> = {}): Record<string, string> => ({
  'content-type': 'application/json',
  ...Object.fromEntries(Object.entries(EVENT).map(([name, value]) => [`ce-${name}`, value])),
  ...over,
});

const structured = (body: unknown, headers: Record<string, string> = {}): readonly HttpEvent[] =>
  eventsOfRequest({ headers: { 'content-type': STRUCTURED, ...headers }, body });
const batched = (body: unknown): readonly HttpEvent[] =>
  eventsOfRequest({ headers: { 'content-type': BATCHED }, body });
const binary = (over: Record<string, string> = {}, body: unknown = DATA): HttpEvent =>
  eventsOfRequest({ headers: ceHeaders(over), body })[0] as HttpEvent;

describe('an event in structured mode', () => {
  it('is its envelope', () => {
    expect(structured({ ...EVENT, data: DATA })).toEqual([{ raw: { ...EVENT, data: DATA } }]);
  });

  it.each(['Application/CloudEvents+JSON', `${STRUCTURED}; charset=UTF-8`])(
    'is its envelope as %s, whatever headers stand beside it',
    (type) => {
      const headers = ceHeaders({ 'content-type': type, 'ce-type': 'shop.order.paid' });
      expect(structured({ ...EVENT, data: DATA }, headers)).toEqual([{ raw: { ...EVENT, data: DATA } }]);
    },
  );

  it('may hold its data as base64', () => {
    expect(structured({ ...EVENT, data_base64: base64(JSON.stringify(DATA)) })).toEqual([
      { raw: { ...EVENT, data: DATA } },
    ]);
  });

  it('may have no data', () => {
    expect(structured(EVENT)).toEqual([{ raw: { ...EVENT, data: undefined } }]);
  });

  it.each<[string, object, string, string]>([
    ['base64 that is none', { data_base64: '!!!' }, 'invalid-data', '/data_base64'],
    ['base64 of no JSON', { data_base64: base64('<a/>') }, 'invalid-data', '/data_base64'],
    ['data twice', { data: DATA, data_base64: base64('{}') }, 'invalid-data', '/data_base64'],
    [
      'data that is not JSON',
      { data: '<a/>', datacontenttype: 'text/xml' },
      'invalid-data',
      '/datacontenttype',
    ],
    ['a line break in the id', { id: 'e\n1' }, 'not-an-event', '/id'],
    ['ESC in the source', { source: '/shop\u001b[31m' }, 'not-an-event', '/source'],
    ['C1 in the source', { source: '/shop\u0085' }, 'not-an-event', '/source'],
    ['a line separator in the source', { source: '/shop\u2028' }, 'not-an-event', '/source'],
    ['a direction override in the source', { source: '/shop\u202e' }, 'not-an-event', '/source'],
    ['a zero-width space in the id', { id: 'e\u200b1' }, 'not-an-event', '/id'],
  ])('is refused for %s, by code and pointer', (_, over, code, pointer) => {
    const raw = { ...EVENT, ...over };
    expect(structured(raw)).toEqual([{ raw, problem: expect.objectContaining({ code, pointer }) }]);
  });

  it.each<[unknown]>([[null], ['text'], [7], [undefined]])('that is %j is left to the check', (raw) => {
    expect(structured(raw)).toEqual([{ raw }]);
  });
});

describe('a batch', () => {
  it.each(['__proto__', 'constructor'])(
    'with an event that has the key %s is refused for that event alone',
    (key) => {
      const good = JSON.stringify({ ...EVENT, data: DATA });
      const bad = [
        good.replace('"specversion"', `"${key}":{"prototype":{"x":1}},"specversion"`),
        good.replace('"supplierId"', `"${key}":1,"supplierId"`),
      ];
      const events = batched(overTheWire(`[${good},${bad.join(',')},${good}]`));
      expect(events.map(({ problem }) => problem?.pointer)).toEqual([
        undefined,
        `/${key}`,
        `/data/pendingSupplierOrder/${key}`,
        undefined,
      ]);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    },
  );

  it('with broken base64 in one event is refused for that event alone', () => {
    const events = batched([
      { ...EVENT, data: DATA },
      { ...EVENT, data_base64: 'e3' },
      { ...EVENT, data_base64: 'e30=' },
    ]);
    expect(events.map(({ problem }) => problem?.code)).toEqual([undefined, 'invalid-data', undefined]);
    expect(events[2]).toEqual({ raw: { ...EVENT, data: {} } });
  });

  it('may be empty', () => {
    expect(batched([])).toEqual([]);
  });

  it('is read as plain JSON too, where no headers of an event are there', () => {
    const events = eventsOfRequest({ headers: { 'content-type': 'application/json' }, body: [EVENT, EVENT] });
    expect(events).toHaveLength(2);
  });
});

describe('an event in binary mode', () => {
  it('is its headers and its body', () => {
    expect(binary()).toEqual({ raw: { ...EVENT, datacontenttype: 'application/json', data: DATA } });
  });

  it('has its header values decoded', () => {
    const decoded = binary({ 'ce-subject': 'A%2D1', 'ce-source': '/shops/%E4%B8%AD', 'ce-id': '"e 1"' });
    expect(decoded).toMatchObject({ raw: { subject: 'A-1', source: '/shops/中', id: 'e 1' } });
  });

  it('keeps attributes of extensions', () => {
    expect(binary({ 'ce-traceparent': '00-a', 'ce-not-a-name': 'x' }).raw).toEqual({
      ...EVENT,
      traceparent: '00-a',
      datacontenttype: 'application/json',
      data: DATA,
    });
  });

  it('may have no body', () => {
    const { 'content-type': _, ...headers } = ceHeaders();
    expect(eventsOfRequest({ headers, body: undefined })).toEqual([{ raw: EVENT }]);
  });

  it('is one event also where mandatory headers are missing, so that the publisher is told which', () => {
    const { 'ce-specversion': _, ...headers } = ceHeaders();
    const [event] = eventsOfRequest({ headers, body: DATA });
    expect(event?.raw).toMatchObject({ id: 'e1', data: DATA });
    expect(event?.raw).not.toHaveProperty('specversion');
  });

  it.each([
    ['a lone percent sign', { 'ce-source': '100%' }, 'not-an-event', '/source'],
    ['an overlong form', { 'ce-source': '%C0%A0' }, 'not-an-event', '/source'],
    ['half a character', { 'ce-subject': '%ED%A0%80' }, 'not-an-event', '/subject'],
    ['characters that are not encoded', { 'ce-source': '/shops/\u00e4' }, 'not-an-event', '/source'],
    ['an encoded line break in the id', { 'ce-id': 'e%0A1' }, 'not-an-event', '/id'],
    ['an encoded ESC in the source', { 'ce-source': '%1B[31m' }, 'not-an-event', '/source'],
    ['data that is not JSON', { 'content-type': 'text/plain' }, 'invalid-data', '/datacontenttype'],
  ])('is refused for %s', (_, over, code, pointer) => {
    expect(binary(over).problem).toMatchObject({ code, pointer });
  });

  it('is refused for a key of a prototype in its body', () => {
    expect(binary({}, overTheWire('{"__proto__":{}}')).problem).toMatchObject({ pointer: '/data/__proto__' });
  });
});

describe('a header value', () => {
  it.each([
    ['plain', 'plain'],
    ['Euro%20%E2%82%AC%20%F0%9F%98%80', 'Euro € 😀'],
    ['%e2%82%ac', '€'],
    ['%41', 'A'],
    ['"quoted \\"text\\" \\\\"', 'quoted "text" \\'],
    ['%2525', '%25'],
    ['', ''],
  ])('%j stands for %j', (value, text) => {
    expect(decodeHeaderValue(value)).toBe(text);
  });

  it.each(['%', '%4', '%zz', '%C0%A0', '%80', '%ED%A0%80', '中', 'a\tb'])(
    '%j stands for nothing',
    (value) => {
      expect(decodeHeaderValue(value)).toBeUndefined();
    },
  );
});
