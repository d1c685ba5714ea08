import { createRequire } from 'node:module';
import fc from 'fast-check';
import { encodeRecord, type Encoded, type RecordFields } from './written-records.js';

const require = createRequire(import.meta.url);
type Encode = (fields: RecordFields) => Encoded;

/** What kafkajs itself makes of it: its module, loaded apart from the one that is replaced. */
function kafkajsEncode(): Encode {
  const path = require.resolve('kafkajs/src/protocol/recordBatch/record/v0');
  const replaced = require.cache[path];
  delete require.cache[path];
  const own = require(path) as Encode;
  if (replaced) require.cache[path] = replaced;
  return own;
}

const texts = fc.string({ unit: 'binary', maxLength: 200 });
const plain = fc.record({
  offsetDelta: fc.nat(100_000),
  timestampDelta: fc.constant(0),
  key: texts,
  value: fc.uint8Array({ maxLength: 20_000 }).map((bytes) => Buffer.from(bytes)),
  headers: fc.dictionary(texts, texts, { maxKeys: 20 }),
});

test('writes a record byte for byte as kafkajs does', () => {
  const own = kafkajsEncode();
  const quick = encodeRecord(() => {
    throw new Error('left to kafkajs');
  });
  fc.assert(fc.property(plain, (fields) => expect(quick(fields).buffer.equals(own(fields).buffer)).toBe(true)));
});

test('leaves to kafkajs what is not of the plain form', () => {
  const calls: RecordFields[] = [];
  const quick = encodeRecord((fields) => (calls.push(fields), { buf: Buffer.alloc(0), buffer: Buffer.alloc(0) }));
  const fields = { offsetDelta: 0, timestampDelta: 0, key: 'k', value: Buffer.from('{}'), headers: { a: 'b' } };
  const others: RecordFields[] = [
    { ...fields, timestampDelta: 1 }, { ...fields, key: null }, { ...fields, value: 'text' }, { ...fields, value: null },
    { ...fields, headers: { a: ['b', 'c'] } }, { ...fields, headers: { a: Buffer.from('b') } },
  ];
  for (const other of others) quick(other);
  expect(calls).toEqual(others);
});
