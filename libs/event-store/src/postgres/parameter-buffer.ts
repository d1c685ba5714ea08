const HEADER_BYTES = 20;
const OIDS = { bytea: 17, int4: 23, text: 25, json: 114, uuid: 2950 } as const;
const FIRST_BYTES = 64 * 1024;
/** What a large group left behind is not kept for the small ones after it. */
const MOST_KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Writes one-dimensional Postgres arrays in their binary form, as parameters of statements that declare them (by a function's
 * signature or a cast): a Buffer goes out as it is, at half the cost of arrays as text. The arrays of one statement lie in one
 * memory block, to be used again for the next after {@link clear}.
 */
export class ParameterBuffer {
  private buffer: Buffer;
  private at = 0;

  constructor(firstBytes = FIRST_BYTES) {
    this.buffer = Buffer.allocUnsafe(firstBytes);
  }

  /** The arrays written so far are over: their memory is taken for the next ones. */
  clear(): void {
    this.at = 0;
    if (this.buffer.length > MOST_KEPT_BYTES) this.buffer = Buffer.allocUnsafe(FIRST_BYTES);
  }

  int4Array(values: readonly number[]): Buffer {
    const start = this.begin(values.length * 8, OIDS.int4, values.length);
    for (const value of values) {
      this.buffer.writeInt32BE(4, this.at);
      this.buffer.writeInt32BE(value, this.at + 4);
      this.at += 8;
    }
    return this.buffer.subarray(start, this.at);
  }

  textArray(values: readonly string[]): Buffer {
    return this.stringArray(values, OIDS.text);
  }

  /** Of JSON texts, kept to the byte. */
  jsonArray(values: readonly string[]): Buffer {
    return this.stringArray(values, OIDS.json);
  }

  uuidArray(values: readonly string[]): Buffer {
    const start = this.begin(values.length * 20, OIDS.uuid, values.length);
    for (const value of values) this.element(value.replaceAll('-', ''), 'hex');
    return this.buffer.subarray(start, this.at);
  }

  /** Of SHA-256 hashes in hex. An empty text makes empty bytes. */
  hashArray(values: readonly string[]): Buffer {
    const start = this.begin(values.length * 36, OIDS.bytea, values.length);
    for (const value of values) this.element(value, 'hex');
    return this.buffer.subarray(start, this.at);
  }

  private stringArray(values: readonly string[], oid: number): Buffer {
    let most = 0;
    // A UTF-16 code unit makes at most three bytes.
    for (const value of values) most += 4 + value.length * 3;
    const start = this.begin(most, oid, values.length);
    for (const value of values) this.element(value, 'utf8');
    return this.buffer.subarray(start, this.at);
  }

  private element(value: string, encoding: 'utf8' | 'hex'): void {
    const bytes = this.buffer.write(value, this.at + 4, encoding);
    this.buffer.writeInt32BE(bytes, this.at);
    this.at += 4 + bytes;
  }

  /** The header: dimensions, no nulls, element type, length, lower bound. Answers where the array starts. */
  private begin(bytes: number, oid: number, length: number): number {
    const needed = HEADER_BYTES + bytes;
    if (this.at + needed > this.buffer.length) {
      // Arrays written before stay where they are, in the block that is left to them.
      this.buffer = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
      this.at = 0;
    }
    const start = this.at;
    for (const value of [1, 0, oid, length, 1]) this.at = this.buffer.writeInt32BE(value, this.at);
    return start;
  }
}
