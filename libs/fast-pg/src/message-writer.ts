const HEX_DIGITS = new Uint8Array(128).fill(255);
for (let digit = 0; digit < 16; digit += 1) {
  const letter = digit.toString(16);
  HEX_DIGITS[letter.charCodeAt(0)] = digit;
  HEX_DIGITS[letter.toUpperCase().charCodeAt(0)] = digit;
}
const TWO_TO_THE_32 = 2 ** 32;

/** Writes protocol messages of PostgreSQL into one block of memory, which grows as needed. */
export class MessageWriter {
  private block: Buffer;
  private at = 0;

  constructor(firstBytes: number) {
    this.block = Buffer.allocUnsafe(firstBytes);
  }

  /** Size of the block, bytes. */
  get capacity(): number {
    return this.block.length;
  }

  /** The bytes written so far. A view of the writer's memory: valid until the next {@link clear}. */
  get written(): Buffer {
    return this.block.subarray(0, this.at);
  }

  clear(): void {
    this.at = 0;
  }

  /** A message of this type; its length is filled in after `body` has been written. */
  message(type: string, body: () => void): void {
    this.reserve(1);
    this.block[this.at] = type.charCodeAt(0);
    this.at += 1;
    const start = this.at;
    this.int32(0);
    body();
    this.block.writeInt32BE(this.at - start, start);
  }

  /** A value, preceded by its length in bytes. */
  sized(value: () => void): void {
    const start = this.at;
    this.int32(0);
    value();
    this.setSize(start);
  }

  int16(value: number): void {
    this.reserve(2);
    this.at = this.block.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.reserve(4);
    const { block } = this;
    block[this.at] = value >>> 24;
    block[this.at + 1] = value >>> 16;
    block[this.at + 2] = value >>> 8;
    block[this.at + 3] = value;
    this.at += 4;
  }

  /** @param value a safe integer */
  int64(value: number): void {
    this.int32(Math.floor(value / TWO_TO_THE_32));
    this.int32(value >>> 0);
  }

  /** A text with a terminating zero. */
  cstring(value: string): void {
    this.utf8(value);
    this.reserve(1);
    this.block[this.at] = 0;
    this.at += 1;
  }

  utf8(value: string): void {
    // A UTF-16 code unit makes at most three bytes.
    this.reserve(value.length * 3);
    this.at += this.block.write(value, this.at, 'utf8');
  }

  /** A text, preceded by its length. */
  sizedUtf8(value: string): void {
    const start = this.at;
    this.int32(0);
    this.utf8(value);
    this.setSize(start);
  }

  /**
   * The bytes of hex digits, preceded by their number; dashes between digits are ignored.
   * @returns the number of bytes
   */
  sizedHex(value: string): number {
    const start = this.at;
    this.int32(0);
    this.hex(value);
    return this.setSize(start);
  }

  private setSize(start: number): number {
    const size = this.at - start - 4;
    this.block.writeInt32BE(size, start);
    return size;
  }

  private hex(value: string): void {
    this.reserve(value.length >> 1);
    const { block } = this;
    let high = -1;
    for (let i = 0; i < value.length; i += 1) {
      const code = value.charCodeAt(i);
      if (code === 45) continue;
      const digit = HEX_DIGITS[code] ?? 255;
      if (digit > 15) throw new TypeError(`${JSON.stringify(value)} is not hexadecimal`);
      if (high < 0) high = digit;
      else {
        block[this.at] = (high << 4) | digit;
        this.at += 1;
        high = -1;
      }
    }
    if (high >= 0) throw new TypeError(`${JSON.stringify(value)} has an odd number of digits`);
  }

  private reserve(bytes: number): void {
    const needed = this.at + bytes;
    if (needed <= this.block.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.block.length * 2));
    this.block.copy(larger, 0, 0, this.at);
    this.block = larger;
  }
}
