import pg from 'pg';
import { MessageWriter } from './message-writer.js';
import type { Parameter } from './parameters.js';

export interface Statement {
  /** Prepared once for each connection under this name. */
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** A column as text, whatever its type; null where it is null. */
export type Column = string | null;

interface Answer {
  readonly rows: readonly (readonly Column[])[];
}

type Answered = (error: Error | null | undefined, answer?: Answer) => void;

/** How `pg` takes statements of others. */
interface TakesStatements {
  query(statement: Query, values: undefined, answered: Answered): unknown;
}

/**
 * Runs a prepared statement. Its parameters go out as they are written, without a copy; its rows come as lists of texts, to be
 * converted where they are used. `Row` is what the statement is known to answer.
 */
export function rowsOf<Row extends readonly Column[]>(
  on: pg.Pool | pg.Client,
  statement: Statement,
): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    (on as unknown as TakesStatements).query(new Running(statement), undefined, (error, answer) => {
      if (error) reject(error);
      else resolve((answer as Answer).rows as unknown as readonly Row[]);
    });
  });
}

const FIRST_BYTES = 64 * 1024;
/** What a large statement left behind is not kept for the small ones after it. */
const MOST_KEPT_BYTES = 4 * 1024 * 1024;
const MOST_SPARE = 8;
const spareWriters: MessageWriter[] = [];

/** What `pg` keeps of the statements that a connection knows. */
interface KnownStatements {
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
}

/** What `pg` does with a statement on its way, which its types leave out. */
interface Query {
  readonly name: string;
  readonly text: string;
  /** Set by the client. */
  callback?: Answered;
  /** Sends it; an error that is returned was found before anything was sent. */
  submit(connection: pg.Connection): Error | null;
  handleRowDescription(): void;
  handleDataRow(row: { readonly fields: readonly Column[] }): void;
  handleCommandComplete(): void;
  handleEmptyQuery(): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}
const PgQuery = pg.Query as unknown as new (config: {
  readonly name: string;
  readonly text: string;
}) => Query;

/** A statement on its way. Of `pg`'s own class, since it pipelines no other. */
class Running extends PgQuery {
  private readonly answer: (readonly Column[])[] = [];
  private readonly writer = spareWriters.pop() ?? new MessageWriter(FIRST_BYTES);

  constructor(private readonly statement: Statement) {
    super({ name: statement.name, text: statement.text });
  }

  override submit(connection: pg.Connection): Error | null {
    const { parsedStatements, submittedNamedStatements } = connection as unknown as KnownStatements;
    const known = parsedStatements[this.name] ?? submittedNamedStatements[this.name];
    if (known !== undefined && known !== this.text)
      return new Error(`the statement ${this.name} is prepared with another text`);
    try {
      if (known === undefined) this.parse();
      this.bindAndExecute();
    } catch (error) {
      return error as Error;
    }
    if (known === undefined) submittedNamedStatements[this.name] = this.text;
    connection.stream.write(this.writer.written);
    return null;
  }

  override handleDataRow({ fields }: { readonly fields: readonly Column[] }): void {
    this.answer.push(fields);
  }

  override handleReadyForQuery(): void {
    // Answered: the server has all of it, so its memory can be used again.
    if (this.writer.capacity <= MOST_KEPT_BYTES && spareWriters.length < MOST_SPARE) {
      this.writer.clear();
      spareWriters.push(this.writer);
    }
    this.callback?.(null, { rows: this.answer });
  }

  /** The writer is left to the connection, which may still be sending. */
  override handleError(error: Error): void {
    this.callback?.(error);
  }

  override handleRowDescription(): void {
    // Not asked for.
  }

  override handleCommandComplete(): void {
    // That it is ready says enough.
  }

  override handleEmptyQuery(): void {
    // Nor does an empty statement answer anything.
  }

  private parse(): void {
    const { writer } = this;
    writer.message('P', () => {
      writer.cstring(this.name);
      writer.cstring(this.text);
      writer.int16(0);
    });
  }

  private bindAndExecute(): void {
    const { writer } = this;
    const { parameters } = this.statement;
    writer.message('B', () => {
      writer.cstring('');
      writer.cstring(this.name);
      writer.int16(parameters.length);
      for (const { format } of parameters) writer.int16(format === 'binary' ? 1 : 0);
      writer.int16(parameters.length);
      for (const parameter of parameters) parameter.write(writer);
      writer.int16(0);
    });
    writer.message('E', () => {
      writer.cstring('');
      writer.int32(0);
    });
    writer.message('S', () => undefined);
  }
}
