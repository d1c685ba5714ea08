/** Anything in Postgres' binary form, as the type's send function gives it; null is NULL. */
export type RawValue = Buffer | null;

const HEADER_BYTES = 20;

/** A one-dimensional array of elements in binary form, to be sent as a binary parameter. */
export function rawArray(elementOid: number, values: readonly RawValue[]): Buffer {
  let bytes = HEADER_BYTES;
  let nulls = 0;
  for (const value of values) {
    bytes += 4;
    if (value) bytes += value.length;
    else nulls = 1;
  }
  const buffer = Buffer.allocUnsafe(bytes);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(nulls, 4);
  buffer.writeInt32BE(elementOid, 8);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  fill(buffer, values);
  return buffer;
}

function fill(buffer: Buffer, values: readonly RawValue[]): void {
  let at = HEADER_BYTES;
  for (const value of values) {
    buffer.writeInt32BE(value ? value.length : -1, at);
    at += 4;
    if (!value) continue;
    value.copy(buffer, at);
    at += value.length;
  }
}
