import { Controller, Get, Headers, Inject, Logger, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  ORDER_CONFLICT_CLOSED,
  ORDER_CONFLICT_EVENT_TYPES,
  ORDER_CONFLICT_FOUND,
  ORDER_NOTICE,
  ORDER_NOTICE_EVENT_TYPES,
  ORDER_STATE_CHANGED,
  ORDER_STATE_EVENT_TYPES,
  orderConflictOf,
  orderIdOf,
  orderStateAfter,
  type OrderEvent,
} from '@bujiao/contracts';
import type { EventStore, RecordedEvent, SubscriptionBatch } from '@bujiao/event-store';
import {
  ApiProblems,
  badRequest,
  EVENT_STORE,
  EventStream,
  OpenStreams,
  Roles,
  type Problem,
} from '@bujiao/platform';
import { orderNoticeOf } from '@bujiao/texts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OrderConflictToldDto } from './order-conflict.dto.js';
import { OrderNoticeDto } from './order-notice.dto.js';
import { OrderStateChangedDto } from './order-state.dto.js';

const POSITION = /^[\w:.-]{1,64}$/;
const invalidPosition = (): Problem =>
  badRequest('invalid-position', 'Last-Event-ID is the id of an event that came before.');

/** What the topic `shop.order-states` says, for listeners without Kafka. */
@ApiTags('order events')
@ApiBearerAuth()
@Controller('order-states')
export class OrderStatesController {
  private readonly logger = new Logger('order states');

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @Roles('service')
  @ApiOperation({
    summary: 'The new states of original orders (补交中, 补交成功, 补交失败), from the first one on, live',
    description:
      'Server-sent events in order, at least once; `Last-Event-ID` resumes after the one that was taken last.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Id of the event that was taken last.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_:.-]{1,64}$' },
  })
  @ApiExtraModels(OrderStateChangedDto, OrderConflictToldDto, OrderNoticeDto)
  @ApiOkResponse({
    description: `Events named \`${ORDER_STATE_CHANGED}\`; the data of each is the JSON text of an \`OrderStateChangedDto\`. Contradictions come as \`${ORDER_CONFLICT_FOUND}\` and \`${ORDER_CONFLICT_CLOSED}\`, with an \`OrderConflictToldDto\`; what the buyer is told as \`${ORDER_NOTICE}\`, with an \`OrderNoticeDto\`.`,
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems(invalidPosition())
  async follow(
    @Headers('last-event-id') last: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (last !== undefined && !POSITION.test(last)) throw invalidPosition();
    const leaving = new AbortController();
    const types = [
      ...new Set([...ORDER_STATE_EVENT_TYPES, ...ORDER_CONFLICT_EVENT_TYPES, ...ORDER_NOTICE_EVENT_TYPES]),
    ];
    const batches = this.store
      .subscribe({ after: last ?? 'start', types, signal: leaving.signal })
      [Symbol.asyncIterator]();
    const first = batches.next();
    try {
      if (await isRefusedAtOnce(first)) throw invalidPosition();
      const stream = new EventStream(request, reply, this.streams.open(request));
      stream.closed.addEventListener('abort', () => leaving.abort(), { once: true });
      if (stream.closed.aborted) leaving.abort();
      this.send(stream, first, batches).catch((error: unknown) => {
        this.logger.warn({ msg: 'a stream of order states broke off', err: error });
        stream.end();
      });
    } catch (error) {
      leaving.abort();
      throw error;
    }
  }

  private async send(
    stream: EventStream,
    first: Promise<IteratorResult<SubscriptionBatch>>,
    batches: AsyncIterator<SubscriptionBatch>,
  ): Promise<void> {
    for (let batch = await first; !batch.done; batch = await batches.next()) {
      const told = batch.value.events.flatMap(toldOf);
      for (const { type, data, id } of told) if (!stream.send(type, id, data)) await stream.drained();
    }
  }
}

interface Told {
  readonly type: string;
  readonly data: object;
  /** Where to resume; only of the last message of an event: a stream that broke off between them repeats the first. */
  readonly id?: string | undefined;
}

/** What the buyer is told, the new state that an event gives to its order, and the contradiction that it tells of. */
function toldOf(recorded: RecordedEvent): readonly Told[] {
  const { id: eventId, stream, type, data, metadata, revision } = recorded;
  const event = { type, data } as OrderEvent;
  const orderId = orderIdOf(stream);
  const notice = orderNoticeOf({ orderId, eventId, event, metadata, revision });
  const state = orderStateAfter(orderId, event, revision);
  const conflict = orderConflictOf(orderId, event);
  const told: readonly Told[] = [
    ...(notice ? [{ type: ORDER_NOTICE, data: notice }] : []),
    ...(state ? [{ type: ORDER_STATE_CHANGED, data: state }] : []),
    ...(conflict ? [conflict] : []),
  ];
  return told.map((one, i) => (i === told.length - 1 ? { ...one, id: recorded.position } : one));
}

/**
 * A store refuses a position that is none of its own before it reads anything. Answered with 400: a stream that ended for it would make
 * an EventSource come back with the same position for ever.
 */
function isRefusedAtOnce(first: Promise<unknown>): Promise<boolean> {
  const refused = first.then(
    () => false,
    (error: unknown) => (error as { code?: unknown }).code === 'event-store-misuse',
  );
  return Promise.race([refused, new Promise<boolean>((resolve) => setImmediate(resolve, false))]);
}
