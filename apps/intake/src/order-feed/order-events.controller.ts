import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { badRequest, LargeBodies, Roles } from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { OrderFeed } from './order-feed.service.js';
import { RejectedOrderEvents, type RejectedOrderEvent } from './rejected-order-events.repository.js';

const MOST_EVENTS = 500;

export class RejectedQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit = 100;
}

export interface FeedAnswer {
  readonly accepted: number;
  readonly rejected: readonly {
    readonly index: number;
    readonly id: string | null;
    readonly code: string;
    readonly detail: string;
  }[];
}

@ApiTags('order events')
@ApiBearerAuth()
@Controller('order-events')
export class OrderEventsController {
  constructor(
    private readonly feed: OrderFeed,
    private readonly rejectedEvents: RejectedOrderEvents,
  ) {}

  @Post()
  @HttpCode(202)
  @Roles('service')
  @LargeBodies()
  @ApiOperation({
    summary: 'Publish order events',
    description:
      'CloudEvents 1.0: one (application/cloudevents+json), up to 500 (application/cloudevents-batch+json), or binary (ce-* headers). ' +
      'Idempotent; any order. A rejected event is kept with its reason; sending it again as it is will not help.',
  })
  async publish(
    @Body() body: unknown,
    @Headers() headers: Record<string, string | undefined>,
  ): Promise<FeedAnswer> {
    const events = eventsOf(body, headers);
    const rejections = await Promise.all(events.map((event) => this.feed.take(event)));
    const rejected = rejections.flatMap((rejection, index) =>
      rejection ? [{ index, id: idOf(events[index]), code: rejection.code, detail: rejection.detail }] : [],
    );
    return { accepted: events.length - rejected.length, rejected };
  }

  @Get('rejected')
  @Roles('ops', 'service')
  @ApiOperation({ summary: 'Order events that were not taken, newest first, with the reason' })
  rejected(@Query() { limit }: RejectedQuery): Promise<RejectedOrderEvent[]> {
    return this.rejectedEvents.newest(limit);
  }
}

function eventsOf(body: unknown, headers: Record<string, string | undefined>): readonly unknown[] {
  if (headers['ce-specversion']) return [binaryEvent(body, headers)];
  if (!Array.isArray(body)) return [body];
  if (body.length > MOST_EVENTS)
    throw badRequest('too-many-events', `A batch holds at most ${MOST_EVENTS} events.`);
  return body;
}

const binaryEvent = (data: unknown, headers: Record<string, string | undefined>): object => ({
  specversion: headers['ce-specversion'],
  id: headers['ce-id'],
  source: headers['ce-source'],
  type: headers['ce-type'],
  subject: headers['ce-subject'],
  time: headers['ce-time'],
  data,
});

const idOf = (event: unknown): string | null => {
  const id = (event as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 256) : null;
};
