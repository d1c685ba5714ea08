export { ApiProblem, ConnectionFailed, isProblem, type Sentence } from './api-problem.js';
export type {
  AnswerOf,
  CallOptions,
  OrderEvent,
  OrderEventOutcome,
  OrderEventRejection,
  RequestOptions,
  Schemas,
  StreamEvent,
  StreamEvents,
  StreamPath,
} from './api-types.js';
export { BujiaoClient, type Published, type PublishOptions } from './client.js';
export { chunksOf } from './chunks.js';
export { Deadline } from './deadline.js';
export { DemoTokens } from './demo-tokens.js';
export type { components, operations, paths } from './generated/api.js';
export { SILENCE_MS } from './event-stream.js';
export { newIdempotencyKey } from './idempotency-key.js';
export { isRefusal, type RetryOptions } from './retry.js';
export { readServerSentEvents, type ServerSentEvent } from './server-sent-events.js';
export type { Answer, Call, TransportOptions } from './transport.js';
