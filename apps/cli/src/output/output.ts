import { table, type Column } from './table.js';

export type Format = 'table' | 'json' | 'jsonl';

export interface OutputOptions {
  readonly format: Format;
  /** Ids only. */
  readonly quiet: boolean;
  readonly color: boolean;
}

/** Where a command writes. Standard output is for the answer alone; everything said on the way goes to standard error. */
export class Output {
  constructor(
    private readonly out: NodeJS.WriteStream,
    private readonly err: NodeJS.WriteStream,
    readonly options: OutputOptions,
  ) {}

  get isTerminal(): boolean {
    return this.out.isTTY;
  }

  /** Whether progress may overwrite its own line. */
  get hasTerminalForProgress(): boolean {
    return this.err.isTTY;
  }

  /** A list: a table for people, all of it as JSON, or one JSON object a line. */
  async list<Row extends object>(
    rows: readonly Row[],
    columns: readonly Column<Row>[],
    idOf: (row: Row) => string,
  ): Promise<void> {
    const { format, quiet } = this.options;
    if (quiet) return this.write(rows.map((row) => `${idOf(row)}\n`).join(''));
    if (format === 'json') return this.write(`${JSON.stringify(rows, undefined, 2)}\n`);
    if (format === 'jsonl') return this.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    if (rows.length === 0) return this.say('Nothing found.');
    return this.write(table(columns, rows, this.out.isTTY ? this.out.columns : Infinity));
  }

  /** One thing: `text` for people, else JSON. */
  async one<Thing extends object>(
    thing: Thing,
    text: (thing: Thing) => string,
    idOf: (thing: Thing) => string,
  ): Promise<void> {
    const { format, quiet } = this.options;
    if (quiet) return this.write(`${idOf(thing)}\n`);
    if (format === 'table') return this.write(text(thing));
    return this.write(`${JSON.stringify(thing, undefined, format === 'json' ? 2 : undefined)}\n`);
  }

  /** Waits while the reader is slower. */
  write(text: string): Promise<void> {
    if (text === '') return Promise.resolve();
    return new Promise((resolve, reject) =>
      this.out.write(text, (error) => (error ? reject(error) : resolve())),
    );
  }

  /** To standard error. */
  say(line: string): void {
    this.err.write(`${line}\n`);
  }

  /** In place, on a terminal; not at all elsewhere. */
  progress(line: string): void {
    if (this.err.isTTY) this.err.write(`\r\u001b[K${line}`);
  }

  good(text: string): string {
    return this.options.color ? `\u001b[32m${text}\u001b[0m` : text;
  }

  bad(text: string): string {
    return this.options.color ? `\u001b[31m${text}\u001b[0m` : text;
  }
}
