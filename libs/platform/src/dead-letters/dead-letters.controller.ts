import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import type { BusServer, DeadLetter } from '@bujiao/event-bus';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { CurrentUser, Roles, type Principal } from '../auth/index.js';
import { BUS_MEMORY, EVENT_BUS, type BusMemory } from '../events/index.js';
import { ApiProblems } from '../openapi/index.js';
import { letterNotFound, noSuchGroup } from './dead-letter-problems.js';
import {
  DEAD_LETTER_STATES as STATES,
  DeadLetterDto,
  DiscardedDto,
  RedriveAcceptedDto,
} from './dead-letter.dto.js';
import { PLAIN_TEXT } from './plain-text.js';

const LETTER_ID = /^\d{1,18}$/;
const GROUP = /^[a-z][a-z-]{0,63}$/;
const ORDER = /^[\w.:-]{1,64}$/;
const ID_PARAMETER = { name: 'id', schema: { type: 'string', pattern: '^[0-9]{1,18}$' }, example: '42' };

export class DeadLetterQuery {
  @IsOptional() @Matches(GROUP) group?: string;
  @IsOptional() @Matches(ORDER) orderId?: string;
  @IsOptional() @IsIn(STATES) state?: (typeof STATES)[number];
  /** Id of the last letter seen: the list continues after it. */
  @IsOptional() @Matches(LETTER_ID, { message: 'must be the id of a dead letter' }) after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit = 100;
}

export class RedriveDto {
  @ApiProperty({ example: 'verification' }) @Matches(GROUP) group: string;
  @ApiProperty({ example: 'SO20261123000017' }) @Matches(ORDER) orderId: string;
}

export class DiscardDto {
  @ApiProperty({ example: 'test order of the shop, confirmed by ops' })
  @IsString()
  @Length(1, 500)
  @Matches(PLAIN_TEXT, { message: 'must hold no control characters' })
  why: string;
}

/** A dead letter without its content, which may be personal data. */
export type DeadLetterView = Omit<DeadLetter, 'event' | 'message'> & {
  readonly event?: {
    readonly id: string;
    readonly type: string;
    readonly orderId: string;
    readonly time: string;
  };
  readonly message?: { readonly reason: string; readonly detail: string };
};

/** Events that could not be handled, in the order in which they were parked. */
@ApiTags('ops')
@ApiBearerAuth()
@Controller('dead-letters')
export class DeadLettersController {
  constructor(
    @Inject(BUS_MEMORY) private readonly memory: BusMemory,
    @Inject(EVENT_BUS) private readonly bus: BusServer,
  ) {}

  @Get()
  @Roles('ops')
  @ApiOperation({ summary: 'What is parked, oldest first, and why' })
  @ApiOkResponse({ type: [DeadLetterDto] })
  async list(@Query() query: DeadLetterQuery): Promise<DeadLetterView[]> {
    return (await this.memory.deadLetters.list(query)).map(viewOf);
  }

  @Get(':id')
  @Roles('ops')
  @ApiOperation({ summary: 'One of them' })
  @ApiParam(ID_PARAMETER)
  @ApiOkResponse({ type: DeadLetterDto })
  @ApiProblems(letterNotFound())
  async show(@Param('id') id: string): Promise<DeadLetterView> {
    const letter = LETTER_ID.test(id) ? await this.memory.deadLetters.show(id) : undefined;
    if (!letter) throw letterNotFound();
    return viewOf(letter);
  }

  @Post('redrive')
  @HttpCode(202)
  @Roles('ops')
  @ApiOperation({
    summary: 'Handle the parked events of an order again',
    description:
      'Oldest first, up to the first that fails. When all are done the order flows again. Takes effect within about a second.',
  })
  @ApiAcceptedResponse({ type: RedriveAcceptedDto })
  @ApiProblems(noSuchGroup())
  async redrive(
    @Body() { group, orderId }: RedriveDto,
    @CurrentUser() { id }: Principal,
  ): Promise<{ readonly asked: true }> {
    if (!(await this.knows(group))) throw noSuchGroup();
    await this.memory.deadLetters.redrive(group, orderId, id);
    return { asked: true };
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Roles('ops')
  @ApiOperation({ summary: 'Give an event up; who and why stay on record' })
  @ApiParam(ID_PARAMETER)
  @ApiOkResponse({ type: DiscardedDto })
  @ApiProblems(letterNotFound())
  async discard(
    @Param('id') id: string,
    @Body() { why }: DiscardDto,
    @CurrentUser() user: Principal,
  ): Promise<{ readonly discarded: true }> {
    const discarded = LETTER_ID.test(id) && (await this.memory.deadLetters.discard(id, user.id, why));
    if (!discarded) throw letterNotFound();
    return { discarded: true };
  }

  /** A group of this process, or of another that shares its database and has parked something. */
  private async knows(group: string): Promise<boolean> {
    if (this.bus.groups.includes(group)) return true;
    return (await this.memory.deadLetters.list({ group, limit: 1 })).length > 0;
  }
}

function viewOf({ event, message, ...letter }: DeadLetter): DeadLetterView {
  return {
    ...letter,
    ...(event && { event: { id: event.id, type: event.type, orderId: event.orderId, time: event.time } }),
    ...(message && { message: { reason: message.reason, detail: message.detail } }),
  };
}
