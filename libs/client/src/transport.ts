import { ApiProblem, ConnectionFailed } from './api-problem.js';
import { Deadline } from './deadline.js';
import { DEFAULT_RETRY, withRetries, type RetryOptions } from './retry.js';

export interface TransportOptions {
  /**
   * Where the product answers, without a slash at the end; a function where each service has an address of its own. It gets the
   * path as the document has it. @default '' the page's own origin
   */
  readonly baseUrl?: string | ((path: string) => string);
  /** Bearer token, or where to get one: asked before every attempt, so that it can be renewed. @default none */
  readonly token?: string | (() => string | Promise<string>);
  /** ms for one attempt, answer included. @default 15000 */
  readonly timeoutMs?: number;
  /** `false`: no retries. */
  readonly retry?: Partial<RetryOptions> | false;
  /** @default the global one */
  readonly fetch?: typeof fetch;
}

/** Parameters by name. */
export type Values = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Call {
  readonly method: string;
  /** As the document has it, with `{names}`. */
  readonly path: string;
  readonly parameters?: Values;
  readonly query?: Values;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text and a `Blob` are sent as they are, everything else as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else a text; undefined where there is none. */
  readonly body: Body;
}

/** Sends requests: with the token, with a deadline, again where that may help. */
export class Transport {
  private readonly retry: RetryOptions;

  constructor(readonly options: TransportOptions) {
    this.retry = { ...DEFAULT_RETRY, ...(options.retry === false ? { withinMs: 0 } : options.retry) };
  }

  /** Throws {@link ApiProblem}, {@link ConnectionFailed}, or the reason of the call's signal. */
  send(call: Call): Promise<Answer> {
    return withRetries(() => this.attempt(call), this.retry, call.signal);
  }

  private async attempt(call: Call): Promise<Answer> {
    const deadline = new Deadline(call.signal, call.timeoutMs ?? this.options.timeoutMs ?? 15_000);
    try {
      const response = await this.open(call, deadline.signal);
      return { status: response.status, headers: response.headers, body: await bodyOf(response) };
    } catch (error) {
      call.signal?.throwIfAborted();
      if (error instanceof ApiProblem) throw error;
      throw new ConnectionFailed(`${call.method} ${call.path}`, error);
    } finally {
      deadline.done();
    }
  }

  /** One attempt, up to the headers of a good answer. */
  async open(call: Call, signal: AbortSignal): Promise<Response> {
    const { baseUrl = '', fetch: send = globalThis.fetch } = this.options;
    const base = typeof baseUrl === 'string' ? baseUrl : baseUrl(call.path);
    const response = await send(base + addressOf(call), {
      method: call.method.toUpperCase(),
      headers: await this.headersOf(call),
      signal,
      ...(call.body !== undefined && { body: contentOf(call.body) }),
    });
    if (response.ok) return response;
    throw new ApiProblem(response.status, response.headers, await bodyOf(response));
  }

  private async headersOf({ body, headers }: Call): Promise<Headers> {
    const all = new Headers({ accept: 'application/json' });
    if (body !== undefined) all.set('content-type', 'application/json');
    const { token } = this.options;
    const value = typeof token === 'function' ? await token() : token;
    // Never in the address: addresses are logged on their way.
    if (value !== undefined) all.set('authorization', `Bearer ${value}`);
    for (const [name, given] of Object.entries(headers ?? {})) all.set(name, given);
    return all;
  }
}

const contentOf = (body: unknown): string | Blob =>
  typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body);

function addressOf({ path, parameters = {}, query = {} }: Call): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  if (response.headers.get('content-type')?.includes('text/') === true) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
