import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { badRequest, Roles } from '@bujiao/platform';
import { isPosition } from '@bujiao/replay';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { eventLine } from './event-line.js';
import { EventReader, type EventQuery } from './event-reader.js';

const END = /^[\w:.+-]{1,64}$/;
const NAME = /^[\w.:@-]{1,128}$/;
const MOST = 100_000_000;

const list = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : value;
const flag = ({ value }: { value: unknown }): unknown => value === true || value === 'true' || value === '';

export class EventsQuery {
  /** Position, ISO 8601 time, `start`, or `now`. */
  @IsOptional() @Matches(END) from = 'start';
  /** Position, ISO 8601 time, or `head`. */
  @IsOptional() @Matches(END) to = 'head';
  /** Separated by commas. */
  @IsOptional() @Transform(list) @Matches(/^[A-Za-z]{1,64}$/, { each: true }) types?: string[];
  /** Separated by commas. */
  @IsOptional() @Transform(list) @Matches(/^[\w.:-]{1,64}$/, { each: true }) orders?: string[];
  @IsOptional() @Matches(NAME) actor?: string;
  @IsOptional() @Matches(NAME) correlation?: string;
  /** Stays open for events that are appended from now on. */
  @IsOptional() @Transform(flag) @IsBoolean() follow = false;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(MOST) limit = 1_000;
}

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('events')
export class EventsController {
  constructor(private readonly reader: EventReader) {}

  @Get()
  @ApiOperation({
    summary: 'Recorded events, one JSON object a line',
    description:
      'In the order of the store, of all orders or of those named; read as slowly as the caller reads. Personal data stays sealed.',
  })
  @ApiProduces('application/x-ndjson')
  async find(
    @Query() { limit, ...query }: EventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const closed = new AbortController();
    reply.raw.once('close', () => closed.abort());
    const events = this.reader.read(await this.checked(query), closed.signal);
    await reply
      .type('application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(Readable.from(linesOf(events, limit), { objectMode: false, highWaterMark: 64 * 1024 }));
    request.raw.resume();
  }

  private async checked({ from, to, ...filter }: Omit<EventsQuery, 'limit'>): Promise<EventQuery> {
    for (const end of [from, to])
      if (!isPosition(end) && end !== 'head' && end !== 'now' && Number.isNaN(Date.parse(end)))
        throw badRequest('bad-selection', 'from and to have to be positions or ISO 8601 times.');
    return { ...filter, to, from: from === 'now' ? await this.reader.nearHead() : from };
  }
}

async function* linesOf(events: ReturnType<EventReader['read']>, limit: number): AsyncGenerator<string> {
  let left = limit;
  for await (const event of events) {
    yield `${JSON.stringify(eventLine(event))}\n`;
    left -= 1;
    if (left === 0) return;
  }
}
