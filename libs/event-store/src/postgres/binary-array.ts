/**
 * One-dimensional Postgres arrays in their binary form, for statements whose parameters are declared (by a function's
 * signature): a Buffer goes out as it is, which costs half of what arrays as text do.
 */

const HEADER_BYTES = 20;
const OIDS = { bytea: 17, int4: 23, text: 25, json: 114, uuid: 2950 } as const;

function start(bytes: number, oid: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + bytes);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
}

export function int4Array(values: readonly number[]): Buffer {
  const buffer = start(values.length * 8, OIDS.int4, values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    buffer.writeInt32BE(4, at);
    buffer.writeInt32BE(value, at + 4);
    at += 8;
  }
  return buffer;
}

export const textArray = (values: readonly string[]): Buffer => stringArray(values, OIDS.text);

/** Of JSON texts, kept to the byte. */
export const jsonArray = (values: readonly string[]): Buffer => stringArray(values, OIDS.json);

function stringArray(values: readonly string[], oid: number): Buffer {
  let most = 0;
  for (const value of values) most += 4 + value.length * 3;
  const buffer = start(most, oid, values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    const bytes = buffer.write(value, at + 4, 'utf8');
    buffer.writeInt32BE(bytes, at);
    at += 4 + bytes;
  }
  return buffer.subarray(0, at);
}

export const uuidArray = (values: readonly string[]): Buffer =>
  hexArray(values.map((uuid) => uuid.replaceAll('-', '')), { oid: OIDS.uuid, bytes: 16 });

/** Of SHA-256 hashes in hex. An empty text makes empty bytes. */
export const hashArray = (values: readonly string[]): Buffer => hexArray(values, { oid: OIDS.bytea, bytes: 32 });

function hexArray(values: readonly string[], element: { readonly oid: number; readonly bytes: number }): Buffer {
  const buffer = start(values.length * (4 + element.bytes), element.oid, values.length);
  let at = HEADER_BYTES;
  for (const value of values) {
    const bytes = buffer.write(value, at + 4, 'hex');
    buffer.writeInt32BE(bytes, at);
    at += 4 + bytes;
  }
  return buffer.subarray(0, at);
}
