import { dataOfBytes, dataOfEnvelope, contentTypeProblem, type ReadData } from './json-data.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const codeOf = (read: ReadData | undefined): string | undefined => (read && !read.ok ? read.code : undefined);

describe('the data of an event in the JSON format', () => {
  it.each<[string, object, unknown]>([
    ['data', { data: { a: 1 } }, { a: 1 }],
    ['data_base64', { data_base64: base64('{"a":"点券"}') }, { a: '点券' }],
    ['data_base64 beside a null', { data: null, data_base64: base64('{"a":1}') }, { a: 1 }],
    ['data of a JSON type', { datacontenttype: 'application/json; charset=UTF-8', data: {} }, {}],
    ['data of a type built on JSON', { datacontenttype: 'application/vnd.shop+json', data: {} }, {}],
    ['nothing', {}, undefined],
    ['null', { data: null }, undefined],
  ])('is read from %s', (_, envelope, data) => {
    expect(dataOfEnvelope(envelope as Record<string, unknown>)).toEqual({ ok: true, data });
  });

  it.each<[string, object, string, string]>([
    ['no base64', { data_base64: '!!!' }, 'not-base64', 'data_base64'],
    ['base64 without padding', { data_base64: 'e30' }, 'not-base64', 'data_base64'],
    [
      'base64 of URLs',
      { data_base64: base64('{"a":"??>"}').replaceAll('+', '-').replaceAll('/', '_') + '_' },
      'not-base64',
      'data_base64',
    ],
    ['base64 with a line break', { data_base64: 'e3\n0=' }, 'not-base64', 'data_base64'],
    ['an object as base64', { data_base64: {} }, 'not-base64', 'data_base64'],
    ['base64 of no JSON', { data_base64: base64('<a/>') }, 'not-json', 'data_base64'],
    [
      'base64 of GBK',
      { data_base64: Buffer.from([0x7b, 0x22, 0xb5, 0xe3, 0x22, 0x7d]).toString('base64') },
      'not-utf8',
      'data_base64',
    ],
    ['data twice', { data: {}, data_base64: base64('{}') }, 'data-twice', 'data_base64'],
    [
      'a type that is not JSON',
      { datacontenttype: 'application/xml', data: '<a/>' },
      'unsupported-content-type',
      'datacontenttype',
    ],
    ['a number as type', { datacontenttype: 7, data: {} }, 'unsupported-content-type', 'datacontenttype'],
    [
      'another charset',
      { datacontenttype: 'application/json; charset=GBK', data_base64: base64('{}') },
      'unsupported-charset',
      'datacontenttype',
    ],
  ])('is refused: %s', (_, envelope, code, field) => {
    expect(dataOfEnvelope(envelope as Record<string, unknown>)).toMatchObject({ ok: false, code, field });
  });
});

describe('a content type of data', () => {
  it.each([
    [undefined, undefined],
    ['application/json', undefined],
    ['Application/JSON; Charset="UTF-8"', undefined],
    ['application/json; q=1; charset=us-ascii', undefined],
    ['text/json', undefined],
    ['application/json;charset=gb18030', 'unsupported-charset'],
    ['application/json; charset=utf-16', 'unsupported-charset'],
    ['text/plain', 'unsupported-content-type'],
    ['json', 'unsupported-content-type'],
  ])('%j: %j', (contentType, code) => {
    expect(codeOf(contentTypeProblem(contentType))).toBe(code);
  });
});

describe('bytes', () => {
  it.each([
    ['broken UTF-8', Buffer.from([0x22, 0xc3, 0x22]), 'not-utf8'],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xa0, 0x22]), 'not-utf8'],
    ['half a character', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'not-utf8'],
    ['nothing', Buffer.alloc(0), 'not-json'],
  ])('of %s hold no data', (_, bytes, code) => {
    expect(codeOf(dataOfBytes(bytes))).toBe(code);
  });
});
