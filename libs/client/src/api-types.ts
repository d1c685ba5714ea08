import type { components, operations, paths } from './generated/api.js';

/** Shapes of requests and answers, by the names of the OpenAPI document. */
export type Schemas = components['schemas'];

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type OperationOf<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
/** The paths that take the method. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: [OperationOf<P, M>] extends [never] ? never : P;
}[keyof paths];

interface Parameters {
  readonly path?: unknown;
  readonly query?: unknown;
  readonly header?: unknown;
}
interface Operation {
  readonly parameters: Parameters;
  readonly requestBody?: unknown;
  readonly responses: unknown;
}

type Given<T> = Exclude<T, undefined | never>;
/** A member `K` of type `T`: none, optional or required, as the document has it. */
type Member<K extends string, T> = [Given<T>] extends [never]
  ? { readonly [key in K]?: never }
  : undefined extends T
    ? { readonly [key in K]?: Given<T> }
    : { readonly [key in K]: T };

type BodyOf<O extends Operation> =
  Given<O['requestBody']> extends { readonly content: infer C }
    ? C[keyof C] | (undefined extends O['requestBody'] ? undefined : never)
    : undefined;
type PathOf<O extends Operation> = O['parameters']['path'];
type QueryOf<O extends Operation> = O['parameters']['query'];

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** The same for each retry of one intention. @default a new one a call, where the route needs one */
  readonly idempotencyKey?: string;
  /** ms for one attempt. @default that of the client */
  readonly timeoutMs?: number;
}

type Needs<O extends Operation> = Member<'path', PathOf<O>> &
  Member<'query', QueryOf<O>> &
  Member<'body', BodyOf<O>>;
export type RequestOptions<P extends keyof paths, M extends Method> =
  OperationOf<P, M> extends infer O extends Operation ? CallOptions & Needs<O> : never;
type Nothing = Record<never, never>;
/** Options may be left out where nothing is required. */
export type RequestArguments<P extends keyof paths, M extends Method> =
  Nothing extends RequestOptions<P, M>
    ? [path: P, options?: RequestOptions<P, M>]
    : [path: P, options: RequestOptions<P, M>];

type Success = 200 | 201 | 202;
type BodyOfResponse<R> = R extends { readonly content: { readonly 'application/json': infer B } }
  ? B
  : R extends { readonly content: { readonly 'text/plain': infer T } }
    ? T
    : undefined;
type ResponsesOf<O> = O extends { readonly responses: infer R } ? R : never;
/** What the call resolves with. */
export type AnswerOf<P extends keyof paths, M extends Method> =
  ResponsesOf<OperationOf<P, M>> extends infer R
    ? { [S in keyof R & Success]: BodyOfResponse<R[S]> }[keyof R & Success]
    : never;

/** The server-sent events of each stream, by name, with their data. */
export interface StreamEvents {
  '/orders/{orderId}/progress': {
    readonly progress: Schemas['ProgressDto'];
    readonly end: Readonly<Record<string, never>>;
  };
  '/conflicts/changes': { readonly changed: Schemas['ChangedDto'] };
  '/ops/changes': { readonly changed: Schemas['ChangedDto'] };
  '/manual-work/changes': { readonly changed: Schemas['ChangedDto'] };
  '/order-events/rejected/changes': { readonly changed: Schemas['ChangedDto'] };
  '/policies/changes': { readonly changed: Schemas['ChangedDto'] };
  '/reviews/changes': { readonly changed: Schemas['ChangedDto'] };
  '/order-states': {
    readonly 'bujiao.order.resubmission-state-changed': Schemas['OrderStateChangedDto'];
    readonly 'bujiao.order.conflict-found': Schemas['OrderConflictToldDto'];
    readonly 'bujiao.order.conflict-closed': Schemas['OrderConflictToldDto'];
    readonly 'bujiao.order.notice': Schemas['OrderNoticeDto'];
  };
}
export type StreamPath = keyof StreamEvents;
export type StreamEvent<P extends StreamPath> = {
  [Name in keyof StreamEvents[P]]: {
    readonly event: Name;
    /** Resumes after it. */
    readonly id: string | undefined;
    readonly data: StreamEvents[P][Name];
  };
}[keyof StreamEvents[P]];
export type StreamOptions<P extends StreamPath> = Pick<CallOptions, 'signal' | 'headers'> &
  Member<'path', PathOf<OperationOf<P, 'get'>>> & {
    /** Resumes after this event. */
    readonly lastEventId?: string;
  };
export type StreamArguments<P extends StreamPath> =
  Nothing extends StreamOptions<P>
    ? [path: P, options?: StreamOptions<P>]
    : [path: P, options: StreamOptions<P>];

type CloudEvent =
  operations['OrderEventsController_publish']['requestBody']['content']['application/cloudevents+json'];
/** What a shop tells about an order, a CloudEvent 1.0. `source` and `id` name it for ever. */
export type OrderEvent = Readonly<
  Pick<CloudEvent, 'specversion' | 'id' | 'source' | 'type' | 'subject' | 'time'>
> & { readonly data?: object };
/** `index` is its place in what was published. */
export type OrderEventRejection = Schemas['RejectionDto'];
export type OrderEventOutcome = Schemas['EventOutcomeDto'];
