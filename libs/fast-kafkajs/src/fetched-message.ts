/** As kafkajs gives headers to its users: a name that occurs more than once has all its values. */
export type Headers = Record<string, Buffer | null | (Buffer | null)[]>;

/** Where the parts of a record lie in what was fetched. A part that is null begins at -1. */
export interface Layout {
  readonly block: Buffer;
  readonly keyAt: number;
  readonly keyEnd: number;
  readonly valueAt: number;
  readonly valueEnd: number;
  /** Of the number of headers. */
  readonly headersAt: number;
}

/** What kafkajs wants to know of the batch when another one of the same fetch was of a transaction that came to nothing. */
export interface BatchContext {
  readonly producerId: string;
  readonly inTransaction: false;
}

/**
 * A message as kafkajs hands it over, except that nothing of it is taken out of what was fetched before somebody asks. Most messages
 * are looked at for their type, and passed over.
 */
export class FetchedMessage {
  readonly attributes = 0;
  readonly magicByte = 2;
  readonly isControlRecord = false;
  private unpacked: Headers | undefined;

  constructor(
    readonly offset: string,
    private readonly layout: Layout,
    private readonly createdAt: number,
    readonly batchContext: BatchContext,
  ) {}

  /** Milliseconds since the epoch. */
  get timestamp(): string {
    return String(this.createdAt);
  }

  get key(): Buffer | null {
    const { block, keyAt, keyEnd } = this.layout;
    return keyAt < 0 ? null : block.subarray(keyAt, keyEnd);
  }

  get value(): Buffer | null {
    const { block, valueAt, valueEnd } = this.layout;
    return valueAt < 0 ? null : block.subarray(valueAt, valueEnd);
  }

  get headers(): Headers {
    this.unpacked ??= this.unpack();
    return this.unpacked;
  }

  /** The first value of a header as text, as `headers` has it; undefined where there is none. */
  headerText(name: string): string | undefined {
    const reader = this.headerReader();
    for (let left = reader.varInt(); left > 0; left -= 1) {
      const isIt = reader.nextIs(name);
      const [at, end] = reader.bytes();
      if (isIt) return at < 0 ? undefined : this.layout.block.toString('utf8', at, end);
    }
    return undefined;
  }

  /** The first values of all headers as texts. */
  headerTexts(): ReadonlyMap<string, string | undefined> {
    const { block } = this.layout;
    const texts = new Map<string, string | undefined>();
    const reader = this.headerReader();
    for (let left = reader.varInt(); left > 0; left -= 1) {
      const name = reader.text();
      const [at, end] = reader.bytes();
      if (!texts.has(name)) texts.set(name, at < 0 ? undefined : block.toString('utf8', at, end));
    }
    return texts;
  }

  private headerReader(): BlockReader {
    return new BlockReader(this.layout.block, this.layout.headersAt);
  }

  private unpack(): Headers {
    const { block } = this.layout;
    const headers = Object.create(null) as Headers; // A name may be anything, `__proto__` too.
    const reader = this.headerReader();
    for (let left = reader.varInt(); left > 0; left -= 1) {
      const name = reader.text();
      const [at, end] = reader.bytes();
      const value = at < 0 ? null : block.subarray(at, end);
      const before = headers[name];
      headers[name] =
        before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
    }
    return headers;
  }
}

/** Walks over a block in Kafka's variable-length coding. */
export class BlockReader {
  constructor(
    private readonly block: Buffer,
    public at: number,
  ) {}

  varInt(): number {
    const value = this.unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A 64-bit number that is small enough to be exact. */
  varLong(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      scale *= 128;
    }
  }

  /** Where bytes begin and end, their length before them; from -1 for null. */
  bytes(): readonly [at: number, end: number] {
    const length = this.varInt();
    if (length < 0) return [-1, -1];
    const at = this.at;
    this.at += length;
    return [at, this.at];
  }

  text(): string {
    const [at, end] = this.bytes();
    return at < 0 ? '' : this.block.toString('utf8', at, end);
  }

  /** Passes over a text, and tells whether it is `expected`, which has to be ASCII. */
  nextIs(expected: string): boolean {
    const [at, end] = this.bytes();
    if (end - at !== expected.length) return false;
    for (let i = 0; i < expected.length; i += 1)
      if (this.block[at + i] !== expected.charCodeAt(i)) return false;
    return true;
  }

  /** @throws behind the end: what was fetched is damaged */
  private byte(): number {
    const byte = this.block[this.at];
    if (byte === undefined) throw new RangeError('a record reaches past the end of what was fetched');
    this.at += 1;
    return byte;
  }

  private unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}
