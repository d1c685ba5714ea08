import { Controller, Get, Headers, Inject, Logger, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  ORDER_STATE_CHANGED,
  ORDER_STATE_EVENT_TYPES,
  orderIdOf,
  orderStateAfter,
  type OrderEvent,
} from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { badRequest, EVENT_STORE, OpenStreams, Roles } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStream } from '../server-sent-events/event-stream.js';

const POSITION = /^[\w:.-]{1,64}$/;

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
  @ApiProduces('text/event-stream')
  follow(
    @Headers('last-event-id') last: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    if (last !== undefined && !POSITION.test(last))
      throw badRequest('invalid-position', 'Last-Event-ID is the id of an event that came before.');
    const stream = new EventStream(request, reply, this.streams.open(request));
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
