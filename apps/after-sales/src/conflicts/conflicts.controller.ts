import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CONFLICT_ACTIONS, CONFLICT_CODES, type ConflictAction, type ConflictCode } from '@bujiao/contracts';
import { noteText } from '@bujiao/input-text';
import { safeActionsOf, stopsGoods } from '@bujiao/order-history';
import { OrderIdPipe, orderNotFound, refusalProblem } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, TypedText, type Principal } from '@bujiao/platform';
import { CONFLICT_ACTION_TEXTS, conflictText } from '@bujiao/texts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { actionNotSafe, noSuchConflict } from './close-conflict.decider.js';
import { CONFLICT_ACTION, ConflictClosedDto, OpenConflictDto } from './conflicts.dto.js';
import { Conflicts } from './conflicts.service.js';
import { OrderConflicts, type ConflictRow } from './order-conflicts.repository.js';
import type { ConflictView } from './conflict-view.js';

export class ConflictQuery {
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
  @ApiOkResponse({ type: [OpenConflictDto] })
  async open(@Query() { limit }: ConflictQuery): Promise<ConflictView[]> {
    return (await this.rows.open(limit)).map(viewOf);
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

const viewOf = (row: ConflictRow): ConflictView => ({
  ...row,
  sentence: conflictText(row.code, row.known),
  stopsGoods: stopsGoods(row),
  actions: safeActionsOf(row.code).map((action) => ({ action, ...CONFLICT_ACTION_TEXTS[action] })),
});
