import { EXIT, Failure } from '../exit-codes.js';

export interface Connection {
  readonly url: string;
  readonly token: string;
  /** Ends calls under way. */
  readonly signal: AbortSignal;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

const REFUSED = [401, 403, 409];

/** Calls the product's HTTP API. Throws {@link Failure} with the exit code that fits. */
export class Api {
  constructor(private readonly connection: Connection) {}

  get url(): string {
    return this.connection.url;
  }

  async get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    return this.whole<Answer>(await this.call(path + queryOf(query)));
  }

  post<Answer>(path: string, body: object): Promise<Answer> {
    return this.send<Answer>('POST', path, body);
  }

  put<Answer>(path: string, body: object): Promise<Answer> {
    return this.send<Answer>('PUT', path, body);
  }

  private async send<Answer>(method: 'POST' | 'PUT', path: string, body: object): Promise<Answer> {
    const answer = await this.call(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return this.whole<Answer>(answer);
  }

  /** The lines of an answer of one JSON object a line, as they come. */
  async *lines<Line>(path: string, query: Query = {}): AsyncGenerator<Line> {
    const answer = await this.call(path + queryOf(query));
    if (!answer.body) return;
    let rest = '';
    for await (const chunk of this.chunks(answer.body)) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield JSON.parse(line) as Line;
    }
    if (rest !== '') throw brokeOff(this.url);
  }

  /** Answers whatever the status is. */
  async probe(path: string): Promise<{ readonly status: number; readonly date: string | null }> {
    const { status, headers, body } = await this.fetch(path, {});
    await body?.cancel();
    return { status, date: headers.get('date') };
  }

  private async whole<Answer>(answer: Response): Promise<Answer> {
    try {
      return (await answer.json()) as Answer;
    } catch (error) {
      throw this.failureOfReading(error);
    }
  }

  private async *chunks(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
    try {
      yield* body.pipeThrough(new TextDecoderStream());
    } catch (error) {
      throw this.failureOfReading(error);
    }
  }

  /** `fetch` throws a TypeError where the connection breaks; an answer that is no JSON is another fault. */
  private failureOfReading(error: unknown): unknown {
    const isCut = error instanceof TypeError && !this.connection.signal.aborted;
    return isCut ? brokeOff(this.url) : error;
  }

  private async call(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.fetch(path, init);
    if (answer.ok) return answer;
    const problem = (await answer.json().catch(() => ({}))) as Problem;
    throw failureOf(answer.status, problem, path);
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    const { url, token, signal } = this.connection;
    try {
      return await fetch(url + path, {
        ...init,
        signal,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw unreachable(url, error);
    }
  }
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

function queryOf(query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as [string, string]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

export function unreachable(url: string, cause: unknown): Failure {
  const { cause: inner } = cause as { cause?: { code?: string } };
  const why = inner?.code ?? (cause as Error).message;
  return new Failure(
    EXIT.unreachable,
    `Nothing answers at ${url} (${why}).`,
    'npm start   (or name another installation with --url and --token)',
  );
}

const brokeOff = (url: string): Failure =>
  new Failure(EXIT.unreachable, `${url} broke off in the middle of its answer.`);

function failureOf(status: number, { code, detail, errors = [] }: Problem, path: string): Failure {
  const fields = errors.map(({ field, message }) => `${field} ${message}`).join('; ');
  const said = [detail ?? `${path} was answered with ${status}.`, fields].filter(Boolean).join(' ');
  const message = code ? `${said} (${code})` : said;
  if (REFUSED.includes(status)) return new Failure(EXIT.refused, message);
  if (status === 400) return new Failure(EXIT.usage, message);
  return new Failure(status === 503 ? EXIT.unreachable : EXIT.failed, message);
}
