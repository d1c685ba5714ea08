import pg from 'pg';
import { MessageWriter } from './message-writer.js';
import type { Column, Statement } from './statement.js';

interface Answer {
  readonly rows: readonly (readonly Column[])[];
}

type Answered = (error: Error | null | undefined, answer?: Answer) => void;

/** The part of `pg` that accepts custom queries. */
interface TakesStatements {
  query(statement: Query, values: undefined, answered: Answered): unknown;
}

/** Parameters are written to the socket without a copy; rows are returned as lists of texts. */
export function rowsWritten(
  on: pg.Pool | pg.Client,
  statement: Statement,
): Promise<readonly (readonly Column[])[]> {
  return new Promise((resolve, reject) => {
    (on as unknown as TakesStatements).query(new Running(statement), undefined, (error, answer) => {
      if (error) reject(error);
      else resolve((answer as Answer).rows);
    });
  });
}

const FIRST_BYTES = 64 * 1024;
/** Bytes; a larger block is not reused. */
const MOST_KEPT_BYTES = 4 * 1024 * 1024;
const MOST_SPARE = 8;
const spareWriters: MessageWriter[] = [];

/** The statements that `pg` has prepared on a connection. */
interface KnownStatements {
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
}

/** The methods of a query that `pg` calls, which its types leave out. */
interface Query {
  readonly name: string;
  readonly text: string;
  /** Set by the client. */
  callback?: Answered;
  /** Sends the statement. Returns an error that was found before anything was sent. */
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

/** A running statement. A subclass of `pg.Query`, since `pg` pipelines no other class. */
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
    // The server has read all of it, so the memory can be reused.
    if (this.writer.capacity <= MOST_KEPT_BYTES && spareWriters.length < MOST_SPARE) {
      this.writer.clear();
      spareWriters.push(this.writer);
    }
    this.callback?.(null, { rows: this.answer });
  }

  /** The writer is not reused: the connection may still be sending. */
  override handleError(error: Error): void {
    this.callback?.(error);
  }

  override handleRowDescription(): void {
    // Not requested.
  }

  override handleCommandComplete(): void {
    // ReadyForQuery follows.
  }

  override handleEmptyQuery(): void {
    // An empty statement has no rows.
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
