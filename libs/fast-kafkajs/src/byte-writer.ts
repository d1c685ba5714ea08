const SHORT_TEXT = 64;
/** A variable length takes up to five bytes. */
const MOST_LENGTH_BYTES = 5;
/** As much as the length of nearly every record takes. */
const LENGTH_ROOM = 2;
const FIRST_BYTES = 64 * 1024;

/** Writes in Kafka's codings into one block of memory, which is used again and again. Numbers are big-endian. */
export class ByteWriter {
  private block = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private end = 0;

  /** How much is written: where the next goes. */
  get at(): number {
    return this.end;
  }

  clear(): void {
    this.end = 0;
  }

  /** A copy of all that is written. */
  copy(): Buffer {
    return Buffer.from(this.block.subarray(0, this.end));
  }

  /** What is written from there on; good until more is written. */
  view(from: number): Buffer {
    return this.block.subarray(from, this.end);
  }

  int8(value: number): void {
    this.reserve(1);
    this.end = this.block.writeInt8(value, this.end);
  }

  int16(value: number): void {
    this.reserve(2);
    this.end = this.block.writeInt16BE(value, this.end);
  }

  int32(value: number): void {
    this.reserve(4);
    this.end = this.block.writeInt32BE(value, this.end);
  }

  int64(value: bigint): void {
    this.reserve(8);
    this.end = this.block.writeBigInt64BE(value, this.end);
  }

  /** Over four bytes that were left for it. */
  uint32At(at: number, value: number): void {
    this.block.writeUInt32BE(value, at);
  }

  /** Its length in two bytes before it; -1 for null. */
  string(value: string | null): void {
    if (value === null) return this.int16(-1);
    const bytes = Buffer.byteLength(value);
    this.int16(bytes);
    this.utf8(value, bytes);
  }

  /** In zigzag variable-length coding. */
  varInt(value: number): void {
    this.reserve(MOST_LENGTH_BYTES);
    let rest = ((value << 1) ^ (value >> 31)) >>> 0;
    for (; rest >= 0x80; rest >>>= 7) this.block[this.end++] = (rest & 0x7f) | 0x80;
    this.block[this.end++] = rest;
  }

  /** Its variable length before it. */
  text(value: string): void {
    if (value.length < SHORT_TEXT && this.shortText(value)) return;
    const bytes = Buffer.byteLength(value);
    this.varInt(bytes);
    this.utf8(value, bytes);
  }

  /** Their variable length before them. */
  bytes(value: Buffer): void {
    this.varInt(value.length);
    this.reserve(value.length);
    this.end += value.copy(this.block, this.end);
  }

  /** What `write` writes, with its variable length before it. */
  sized(write: () => void): void {
    this.reserve(MOST_LENGTH_BYTES);
    const start = this.end;
    const body = start + LENGTH_ROOM;
    this.end = body;
    write();
    const length = this.end - body;
    const needed = varIntBytes(length);
    if (needed > LENGTH_ROOM) this.reserve(needed - LENGTH_ROOM);
    if (needed !== LENGTH_ROOM) this.block.copyWithin(start + needed, body, this.end);
    this.end = start;
    this.varInt(length);
    this.end += length;
  }

  /** Nearly all texts are short and ASCII: then their length is known, and takes one byte. */
  private shortText(value: string): boolean {
    this.reserve(value.length + 1);
    const { block, end } = this;
    block[end] = value.length << 1;
    for (let i = 0; i < value.length; i += 1) {
      const code = value.charCodeAt(i);
      if (code > 0x7f) return false;
      block[end + 1 + i] = code;
    }
    this.end = end + 1 + value.length;
    return true;
  }

  private utf8(value: string, bytes: number): void {
    this.reserve(bytes);
    this.end += this.block.write(value, this.end, 'utf8');
  }

  private reserve(bytes: number): void {
    if (this.end + bytes <= this.block.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.end + bytes, this.block.length * 2));
    this.block.copy(larger, 0, 0, this.end);
    this.block = larger;
  }
}

/** Of a length. */
function varIntBytes(length: number): number {
  let bytes = 1;
  for (let rest = length * 2; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes += 1;
  return bytes;
}
