import { randomUUID } from 'node:crypto';
import type { Answer, AnswerBody, SseEvent } from './answers.js';

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** ms. @default none */
  readonly timeout?: number;
}

/** The product's HTTP API with one token. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  async call<Body = AnswerBody>(
    method: string,
    path: string,
    { body, headers = {}, timeout }: CallOptions = {},
  ): Promise<Answer<Body>> {
    const response = await this.fetch(method, path, {
      body,
      headers,
      ...(timeout !== undefined && { signal: AbortSignal.timeout(timeout) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }

  /** Opens an answer that may be a stream; a problem is read. */
  async open(
    method: string,
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await this.fetch(method, path, { signal });
    return { status: response.status, body: response.status === 200 ? undefined : await response.json() };
  }

  get<Body = AnswerBody>(
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    return this.call('GET', path, { headers });
  }

  post<Body = AnswerBody>(
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    return this.call('POST', path, { body, headers });
  }

  resubmit(
    orderId: string,
    { body = {}, key = randomUUID() }: { body?: object; key?: string } = {},
  ): Promise<Answer> {
    return this.post(`/orders/${orderId}/resubmissions`, body, { 'idempotency-key': key });
  }

  reveal(orderId: string, resubmissionId: string, key: string = randomUUID()): Promise<Answer> {
    return this.post(`/orders/${orderId}/resubmissions/${resubmissionId}/reveal`, undefined, {
      'idempotency-key': key,
    });
  }

  progress(orderId: string): Promise<Answer> {
    return this.get(`/orders/${orderId}/progress`, { accept: 'application/json' });
  }

  /** Server-sent events until the stream ends, or the reader stops. */
  async *events(path: string, headers: Readonly<Record<string, string>> = {}): AsyncGenerator<SseEvent> {
    const stop = new AbortController();
    try {
      const response = await this.fetch('GET', path, {
        headers: { accept: 'text/event-stream', ...headers },
        signal: stop.signal,
      });
      if (!response.body || response.status !== 200) throw new Error(`no stream: ${response.status}`);
      yield* eventsIn(response.body.pipeThrough(new TextDecoderStream()));
    } finally {
      stop.abort();
    }
  }

  private fetch(
    method: string,
    path: string,
    { body, headers, signal }: CallOptions & { signal?: AbortSignal },
  ): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: {
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }
}

async function* eventsIn(chunks: AsyncIterable<string>): AsyncGenerator<SseEvent> {
  let text = '';
  for await (const chunk of chunks) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks.filter((block) => !block.startsWith(':')).map(parse);
  }
}

function parse(block: string): SseEvent {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  return {
    id: fields['id'] ?? '',
    event: fields['event'] ?? '',
    data: JSON.parse(fields['data'] ?? '{}') as SseEvent['data'],
  };
}
