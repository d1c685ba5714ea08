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
  ORDER_STATE_CHANGED,
  ORDER_STATE_EVENT_TYPES,
  orderIdOf,
  orderStateAfter,
  type OrderEvent,
} from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { ApiProblems, badRequest, Draining, EVENT_STORE, Roles, type Problem } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStream } from '../server-sent-events/event-stream.js';
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
    private readonly draining: Draining,
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
  @ApiExtraModels(OrderStateChangedDto)
  @ApiOkResponse({
    description: `Events named \`${ORDER_STATE_CHANGED}\`; the data of each is the JSON text of an \`OrderStateChangedDto\`.`,
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems(invalidPosition())
  follow(
    @Headers('last-event-id') last: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    if (last !== undefined && !POSITION.test(last)) throw invalidPosition();
    const stream = new EventStream(request, reply, this.draining.signal);
    this.send(stream, last ?? 'start').catch((error: unknown) => {
      this.logger.warn({ msg: 'a stream of order states broke off', err: error });
      stream.end();
    });
  }

  private async send(stream: EventStream, after: string): Promise<void> {
    const types = ORDER_STATE_EVENT_TYPES;
    for await (const { events } of this.store.subscribe({ after, types, signal: stream.closed })) {
      for (const { stream: name, position, type, data } of events) {
        const state = orderStateAfter(orderIdOf(name), { type, data } as OrderEvent);
        if (state && !stream.send(ORDER_STATE_CHANGED, position, state)) await stream.drained();
      }
    }
  }
}
