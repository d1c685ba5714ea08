import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { CONFLICT_ACTIONS, CONFLICT_CODES, type ConflictAction, type ConflictCode } from '@bujiao/contracts';
import { noteText } from '@bujiao/input-text';
import { OrderIdPipe, orderNotFound, refusalProblem } from '@bujiao/order-desk';
import { ApiProblems, badCursor, CurrentUser, Roles, TypedText, type Principal } from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { actionNotSafe, noSuchConflict } from './close-conflict.decider.js';
import { CONFLICT_ACTION, ConflictClosedDto, ConflictItemDto, OpenConflictRowDto } from './conflicts.dto.js';
import { Conflicts } from './conflicts.service.js';
import {
  CONFLICT_SORTS,
  conflictCursor,
  OrderConflicts,
  type ConflictSort,
} from './order-conflicts.repository.js';
import { conflictView, type ConflictItem, type ConflictView } from './conflict-view.js';

export class ConflictQuery {
  @ApiPropertyOptional({ enum: CONFLICT_SORTS })
  @IsOptional()
  @IsIn(CONFLICT_SORTS)
  sort: ConflictSort = 'foundAt';

  /** `cursor` of the last row of the page before. */
  @IsOptional() @Matches(/^[\w-]{1,512}$/) cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;
}

export class CloseConflictDto {
  @ApiProperty(CONFLICT_ACTION)
  @IsIn(CONFLICT_ACTIONS)
  action: ConflictAction;

  /** What it rests on; goes into the history, so no personal data. */
  @ApiProperty({ example: 'The shop refunded the second unit, ticket 4711.' })
  @TypedText(noteText)
  note: string;
}

const CODES = Object.fromEntries(CONFLICT_CODES.map((code) => [code, code])) as Record<
  ConflictCode,
  ConflictCode
>;

@ApiTags('after-sales')
@ApiBearerAuth()
@Controller()
export class ConflictsController {
  constructor(
    private readonly conflicts: Conflicts,
    private readonly rows: OrderConflicts,
  ) {}

  @Get('conflicts')
  @Roles('after-sales', 'ops')
  @ApiOperation({
    summary: 'Orders whose goods, money or news contradict each other, the longest wait first',
  })
  @ApiOkResponse({ type: [OpenConflictRowDto] })
  @ApiProblems(badCursor())
  async open(
    @Query() { sort, cursor, limit }: ConflictQuery,
  ): Promise<(ConflictView & { readonly cursor: string })[]> {
    const rows = await this.rows.open({ sort, limit, ...(cursor !== undefined && { cursor }) });
    return rows.map((row) => ({ ...conflictView(row), cursor: conflictCursor(row) }));
  }

  @Get('orders/:orderId/conflicts/:code')
  @Roles('after-sales', 'ops')
  @ApiOperation({
    summary: 'An open contradiction, and what each way of closing it would change now',
    description: 'Records nothing: a dry run of the decision that closing takes.',
  })
  @ApiParam({ name: 'code', schema: { type: 'string', enum: [...CONFLICT_CODES] } })
  @ApiOkResponse({ type: ConflictItemDto })
  @ApiProblems(refusalProblem(noSuchConflict()))
  item(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('code', new ParseEnumPipe(CODES)) code: ConflictCode,
  ): Promise<ConflictItem> {
    return this.conflicts.item(orderId, code);
  }

  @Post('orders/:orderId/conflicts/:code/close')
  @HttpCode(200)
  @Roles('after-sales')
  @ApiOperation({ summary: 'Close a contradiction with what was decided; new values open it again' })
  @ApiParam({ name: 'code', schema: { type: 'string', enum: [...CONFLICT_CODES] } })
  @ApiOkResponse({ type: ConflictClosedDto })
  @ApiProblems(orderNotFound(), refusalProblem(noSuchConflict()), refusalProblem(actionNotSafe()))
  async close(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('code', new ParseEnumPipe(CODES)) code: ConflictCode,
    @Body() { action, note }: CloseConflictDto,
    @CurrentUser() user: Principal,
  ): Promise<{ readonly closed: true }> {
    await this.conflicts.close(orderId, user.actor, { code, action, note });
    return { closed: true };
  }
}
