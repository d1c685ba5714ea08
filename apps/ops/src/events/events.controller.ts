import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Moment, OpenStreams, Roles, unavailable } from '@bujiao/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FROM, PLACE, TO } from './ends.js';
import { EventLineDto } from './event-line.dto.js';
import { eventLine } from './event-line.js';
import { EventReader, type EventQuery } from './event-reader.js';
import { EVENT_TYPE, NAME, ORDER } from '../patterns.js';

const MOST = 100_000_000;
const MOST_TYPES = 100;
const MOST_ORDERS = 1_000;

const list = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : value;
const FLAGS = new Map<unknown, boolean>([
  ['', true],
  ['true', true],
  ['false', false],
]);
const flag = ({ value }: { value: unknown }): unknown => FLAGS.get(value) ?? value;

export class EventsQuery {
  /** Position, ISO 8601 time, `start`, or `now`. */
  @IsOptional() @Matches(FROM) @Moment({ or: PLACE }) from = 'start';
  /** Position, ISO 8601 time, or `head`. */
  @IsOptional() @Matches(TO) @Moment({ or: PLACE }) to = 'head';
  /** Separated by commas. */
  @IsOptional()
  @Transform(list)
  @ArrayMaxSize(MOST_TYPES)
  @Matches(EVENT_TYPE, { each: true })
  types?: string[];
  /** Separated by commas. */
  @IsOptional()
  @Transform(list)
  @ArrayMaxSize(MOST_ORDERS)
  @Matches(ORDER, { each: true })
  orders?: string[];
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
  constructor(
    private readonly reader: EventReader,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Recorded events, one JSON object a line',
    description:
      'In the order of the store, of all orders or of those named; read as slowly as the caller reads. Personal data stays sealed. An answer that the end of the token or a stop of the service cuts short breaks off, so that a part does not pass for the whole; with `follow` it ends.',
  })
  @ApiExtraModels(EventLineDto)
  @ApiOkResponse({
    description: 'Each line is the JSON text of an `EventLineDto`.',
    content: { 'application/x-ndjson': { schema: { type: 'string' } } },
  })
  async find(
    @Query() { limit, ...query }: EventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stream = this.open(request, reply);
    const resolved = await this.resolved(query);
    if (stream.cut.aborted) throw cutShort();
    const events = this.reader.read(resolved, stream.ending);
    const lines = Readable.from(linesOf(events, limit, stream.ending), {
      objectMode: false,
      highWaterMark: 64 * 1024,
    });
    if (query.follow) lines.once('resume', () => showHeaders(reply));
    else stream.cut.addEventListener('abort', () => tear(lines), { once: true });
    await reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store').send(lines);
    request.raw.resume();
  }

  /** A slow caller can make any of these answers last, so each is counted as a stream, and ends with the token that opened it. */
  private open(request: FastifyRequest, { raw }: FastifyReply): Opened {
    const closed = new AbortController();
    raw.once('close', () => closed.abort());
    const stream = this.streams.open(request);
    if (raw.closed) stream.close();
    else raw.once('close', stream.close);
    return { cut: stream.ending, ending: AbortSignal.any([closed.signal, stream.ending]) };
  }

  private async resolved({ from, to, ...filter }: Omit<EventsQuery, 'limit'>): Promise<EventQuery> {
    return { ...filter, to, from: from === 'now' ? await this.reader.nearHead() : from };
  }
}

/** The caller of a stream knows that it is served before there is an event, which may take long to come. */
function showHeaders({ raw }: FastifyReply): void {
  if (!raw.headersSent) raw.flushHeaders();
}

interface Opened {
  /** The token expired, or the process stops. */
  readonly cut: AbortSignal;
  /** That, or the caller has gone. */
  readonly ending: AbortSignal;
}

/** Half of an answer that has an end must not pass for the whole: the connection breaks off. */
const tear = (lines: Readable): void => void lines.destroy(cutShort());
/** Answered where no line has been sent. */
const cutShort = (): Error =>
  unavailable(
    'service-unavailable',
    'The service stops, or the token has expired, before all events were read. Try again in a moment.',
  );

async function* linesOf(
  events: ReturnType<EventReader['read']>,
  limit: number,
  ending: AbortSignal,
): AsyncGenerator<string> {
  let left = limit;
  for await (const event of events) {
    if (ending.aborted) return;
    yield `${JSON.stringify(eventLine(event))}\n`;
    left -= 1;
    if (left === 0) return;
  }
}
