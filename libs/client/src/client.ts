import type {
  AnswerOf,
  CallOptions,
  Method,
  OrderEvent,
  OrderEventOutcome,
  OrderEventRejection,
  PathsWith,
  RequestArguments,
  StreamArguments,
  StreamEvent,
  StreamPath,
} from './api-types.js';
import { follow } from './event-stream.js';
import { newIdempotencyKey } from './idempotency-key.js';
import { Transport, type Answer, type Call, type TransportOptions, type Values } from './transport.js';

/** Most events that the product takes in one request. */
const MOST_EVENTS = 500;
const BATCH = 'application/cloudevents-batch+json';

export interface Published {
  readonly accepted: number;
  /** Kept by the product with the reason: sending one again as it is will not help. */
  readonly rejected: readonly OrderEventRejection[];
  /** What became of each event, in the sequence in which they were given. */
  readonly events: readonly OrderEventOutcome[];
  /** Requests that it took. */
  readonly requests: number;
}

export interface PublishOptions extends Pick<CallOptions, 'signal'> {
  /** @default 500, the most */
  readonly batchSize?: number;
}

interface UntypedOptions extends CallOptions {
  readonly path?: Values | undefined;
  readonly query?: Values | undefined;
  readonly body?: unknown;
}

/**
 * The HTTP API of the product. A call resolves with the body of the answer and throws `ApiProblem` for a refusal, `ConnectionFailed`
 * where no answer came. Every request of the API can be repeated safely, so a call is repeated by itself after 429, 503 and a
 * broken connection, see `RetryOptions`.
 */
export class BujiaoClient {
  private readonly transport: Transport;

  constructor(options: TransportOptions = {}) {
    this.transport = new Transport(options);
  }

  /** The same client for another caller. */
  withToken(token: TransportOptions['token'] & {}): BujiaoClient {
    return new BujiaoClient({ ...this.transport.options, token });
  }

  get<P extends PathsWith<'get'>>(
    ...[path, options]: RequestArguments<P, 'get'>
  ): Promise<AnswerOf<P, 'get'>> {
    return this.bodyOf('get', path, options as UntypedOptions);
  }

  post<P extends PathsWith<'post'>>(
    ...[path, options]: RequestArguments<P, 'post'>
  ): Promise<AnswerOf<P, 'post'>> {
    return this.bodyOf('post', path, options as UntypedOptions);
  }

  /** With status and headers, and for what the document does not know. */
  send<Body = unknown>(call: Call): Promise<Answer<Body>> {
    return this.transport.send(call) as Promise<Answer<Body>>;
  }

  /** One attempt, up to the headers of a good answer: for what does not end. Throws `ApiProblem`, or what `fetch` throws. */
  open(call: Call, signal: AbortSignal): Promise<Response> {
    return this.transport.open(call, signal);
  }

  /**
   * Publishes in the given sequence, batch after batch, each up to 500. When it resolves, every event is taken durably or rejected
   * with its reason; when it throws, none is known to be: publish them again, that is harmless.
   */
  async publishOrderEvents(
    events: readonly OrderEvent[],
    { batchSize = MOST_EVENTS, signal }: PublishOptions = {},
  ): Promise<Published> {
    const size = Math.max(1, Math.min(batchSize, MOST_EVENTS));
    const rejected: OrderEventRejection[] = [];
    const outcomes: OrderEventOutcome[] = [];
    let [accepted, requests] = [0, 0];
    for (let from = 0; from < events.length; from += size) {
      const answer = await this.post('/order-events', {
        body: events.slice(from, from + size),
        headers: { 'content-type': BATCH },
        ...(signal && { signal }),
      });
      accepted += answer.accepted;
      requests += 1;
      rejected.push(...answer.rejected.map((one) => ({ ...one, index: from + one.index })));
      outcomes.push(...answer.events.map((one) => ({ ...one, index: from + one.index })));
    }
    return { accepted, rejected, events: outcomes, requests };
  }

  /** Server-sent events, live; see `follow` for how it ends. The token goes in the header, which an EventSource cannot do. */
  async *events<P extends StreamPath>(
    ...[path, options]: StreamArguments<P>
  ): AsyncGenerator<StreamEvent<P>> {
    const { path: parameters, ...rest } = (options ?? {}) as {
      readonly path?: Values;
    };
    for await (const { event, id, data } of follow(this.transport, {
      ...rest,
      path,
      ...(parameters && { parameters }),
    }))
      yield { event, id, data: JSON.parse(data) as unknown } as StreamEvent<P>;
  }

  private async bodyOf<T>(method: Method, path: string, options: UntypedOptions = {}): Promise<T> {
    const { path: parameters, query, idempotencyKey, headers, ...rest } = options;
    const answer = await this.transport.send({
      ...rest,
      method,
      path,
      // Made before the first attempt: each retry of the call carries the same one.
      headers: {
        ...(method !== 'get' && { 'idempotency-key': idempotencyKey ?? newIdempotencyKey() }),
        ...headers,
      },
      ...(parameters && { parameters }),
      ...(query && { query }),
    });
    return answer.body as T;
  }
}
