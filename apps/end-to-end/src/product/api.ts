import { randomUUID } from 'node:crypto';
import { ApiProblem, BujiaoClient } from '@bujiao/client';
import type { Answer, AnswerBody, SseEvent } from './answers.js';

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A test looks at the first answer, whatever it is, and has a deadline of its own. */
const ONCE = { retry: false, timeoutMs: 600_000 } as const;

/** The product's HTTP API with one token, as tests look at it: a refusal is an answer like any other. */
export class Api {
  private readonly client: BujiaoClient;

  constructor(url: string, token?: string) {
    this.client = new BujiaoClient({ ...ONCE, baseUrl: url, ...(token !== undefined && { token }) });
  }

  call<Body = AnswerBody>(method: string, path: string, options: CallOptions = {}): Promise<Answer<Body>> {
    return answerOf(this.client.send<Body>({ method, path, ...options }));
  }

  /** Opens an answer that may be a stream; a problem is read. */
  async open(
    method: string,
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const { status, body } = await answerOf<unknown>(
      this.client
        .open({ method, path }, signal)
        .then(({ status, headers }) => ({ status, headers, body: undefined })),
    );
    return { status, body };
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
    return this.get(`/orders/${orderId}/progress`);
  }

  /** Server-sent events until the stream is over, or the reader stops. */
  async *events(path: string, headers: Readonly<Record<string, string>> = {}): AsyncGenerator<SseEvent> {
    // The path is filled in already, so it stands for one without parameters.
    const events = this.client.events(path as '/order-states', { headers });
    for await (const { id = '', event, data } of events)
      yield { id, event, data: data as unknown as SseEvent['data'] };
  }
}

/** A problem is an answer too: its status is below 600, and its body tells why. */
export async function answerOf<Body>(call: Promise<Answer<Body>>): Promise<Answer<Body>> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return { status: error.status, headers: error.headers, body: error.data as Body };
  }
}
