import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  ApiRequestContent,
  badRequest,
  CurrentUser,
  LargeBodies,
  Roles,
  TakesAnyKey,
  type Principal,
  type Problem,
} from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { isRejection, type Rejection } from './check-order-event.js';
import { eventsOfRequest, type HttpEvent } from './cloud-events/http-events.js';
import { ID_PATTERN } from './order-event.dto.js';
import { ORDER_EVENTS_CONTENT } from './order-events.content.js';
import { OrderEventsTakenDto, RejectedOrderEventDto } from './order-feed.dto.js';
import { OrderFeed, type Taken } from './order-feed.service.js';
import { RejectedOrderEvents, type RejectedOrderEvent } from './rejected-order-events.repository.js';

const MOST_EVENTS = 500;
const tooManyEvents = (): Problem =>
  badRequest('too-many-events', `A batch holds at most ${MOST_EVENTS} events.`);

export class RejectedQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit = 100;

  @IsOptional()
  @Matches(/^[!-~]{1,256}$/)
  publisher?: string;

  @IsOptional()
  @Matches(ID_PATTERN)
  orderId?: string;
}

export interface RejectedAnswer extends Rejection {
  readonly index: number;
  readonly id: string | null;
}

export interface EventAnswer {
  readonly index: number;
  readonly id: string | null;
  readonly outcome: Taken['outcome'] | 'rejected';
  /** JSON pointers of fields that the contract does not know; they were left out. */
  readonly ignored?: readonly string[];
  readonly code?: string;
}

export interface FeedAnswer {
  readonly accepted: number;
  readonly rejected: readonly RejectedAnswer[];
  /** What became of each event, in the order in which they were sent. */
  readonly events: readonly EventAnswer[];
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
  @TakesAnyKey()
  @Roles('service')
  @LargeBodies()
  @ApiOperation({
    summary: 'Publish order events',
    description:
      'CloudEvents 1.0: one (application/cloudevents+json), up to 500 (application/cloudevents-batch+json), or binary (ce-* headers). ' +
      'Idempotent; any order. A rejected event is kept with its reason; sending it again as it is will not help.',
  })
  @ApiRequestContent(ORDER_EVENTS_CONTENT)
  @ApiAcceptedResponse({ type: OrderEventsTakenDto })
  @ApiProblems(tooManyEvents())
  async publish(
    @Body() body: unknown,
    @Headers() headers: Record<string, string | undefined>,
    @CurrentUser() user: Principal,
  ): Promise<FeedAnswer> {
    const events = eventsOfRequest({ headers, body });
    if (events.length > MOST_EVENTS)
      throw badRequest('too-many-events', `A batch holds at most ${MOST_EVENTS} events.`);
    const results = await Promise.all(events.map((event) => this.take(event, user.id)));
    const rejected = results.flatMap((result, index) =>
      isRejection(result) ? [{ index, id: idOf(events[index]?.raw), ...result }] : [],
    );
    return {
      accepted: events.length - rejected.length,
      rejected,
      events: results.map((result, index) => answerOf(result, index, idOf(events[index]?.raw))),
    };
  }

  private async take({ raw, problem }: HttpEvent, publisher: string): Promise<Taken | Rejection> {
    if (!problem) return this.feed.take(raw, publisher);
    await this.rejectedEvents.keep(raw, problem, publisher);
    return problem;
  }

  @Get('rejected')
  @Roles('ops', 'service')
  @ApiOperation({ summary: 'Order events that were not taken, newest first, with the reason' })
  @ApiOkResponse({ type: [RejectedOrderEventDto] })
  rejected(@Query() query: RejectedQuery): Promise<RejectedOrderEvent[]> {
    return this.rejectedEvents.newest(query);
  }
}

const answerOf = (result: Taken | Rejection, index: number, id: string | null): EventAnswer =>
  isRejection(result)
    ? { index, id, outcome: 'rejected', code: result.code }
    : { index, id, outcome: result.outcome, ...(result.ignored.length > 0 && { ignored: result.ignored }) };

const idOf = (event: unknown): string | null => {
  const id = (event as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 256) : null;
};
