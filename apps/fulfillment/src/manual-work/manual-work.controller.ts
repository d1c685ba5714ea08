import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { uuidOf } from '@bujiao/event-store';
import {
  ORDER_DESK,
  orderNotFound,
  problemOfRefusal,
  refusalProblem,
  type OrderDesk,
} from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, IdempotencyKey, Roles, TypedText, type Principal } from '@bujiao/platform';
import { noteText } from '@bujiao/input-text';
import { findResubmission } from '@bujiao/order-history';
import { failureSentence, RESOLUTION_TEXTS } from '@bujiao/texts';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { ManualWorkRows } from './manual-work.repository.js';
import { ManualWorkDto, ManualWorkResolvedDto, RESOLUTIONS } from './manual-work.dto.js';
import { nothingOpen, notWaiting, resolveManualWork } from './resolve-manual-work.decider.js';

const MOST_UNITS = 10_000;

export class ResolutionDto {
  @ApiProperty({ example: 'SO20261123000017' })
  @Matches(/^[\w.:-]{1,64}$/)
  orderId: string;

  @ApiProperty({ enum: RESOLUTIONS })
  @IsIn(RESOLUTIONS)
  resolution: (typeof RESOLUTIONS)[number];

  /** With `delivered`: units that reached the buyer. Needed where the supplier order is of unknown units. */
  @ApiProperty({ required: false, example: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity?: number;

  /** What it rests on; goes into the history, so no personal data. */
  @ApiProperty({ example: 'supplier confirmed by phone, ticket 4711' })
  @TypedText(noteText)
  note: string;
}

@ApiTags('manual work')
@ApiBearerAuth()
@Controller('manual-work')
export class ManualWorkController {
  constructor(
    private readonly rows: ManualWorkRows,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  @Get()
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'Resubmissions that wait for a person, the longest wait first' })
  @ApiOkResponse({ type: [ManualWorkDto] })
  async list(): Promise<ManualWorkDto[]> {
    const rows = await this.rows.waiting();
    return rows.map(({ resubmissionId, orderId, code, since }) => ({
      resubmissionId,
      orderId,
      code,
      since: since.toISOString(),
      sentence: failureSentence(code),
      actions: RESOLUTIONS.map((resolution) => ({ resolution, ...RESOLUTION_TEXTS[resolution] })),
    }));
  }

  @Post(':resubmissionId/resolution')
  @HttpCode(200)
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'Tell what was found out about a delivery, or give it up' })
  @ApiOkResponse({ type: ManualWorkResolvedDto })
  @ApiProblems(orderNotFound(), refusalProblem(notWaiting()), refusalProblem(nothingOpen()))
  async resolve(
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @Body() { orderId, resolution, note, quantity }: ResolutionDto,
    @IdempotencyKey() key: string,
    @CurrentUser() { id, actor }: Principal,
  ): Promise<{ readonly resubmissionId: string; readonly status: string }> {
    if (!findResubmission(await this.desk.freshHistoryOf(orderId), resubmissionId)) throw orderNotFound();
    const causationId = `resolution:${uuidOf(`${resubmissionId}\n${id}\n${key}`)}`;
    try {
      const { state, head } = await this.desk.decide(
        { orderId, causationId, correlationId: resubmissionId, actor },
        (history) =>
          resolveManualWork(history, {
            resubmissionId,
            resolution,
            note,
            causationId,
            ...(quantity !== undefined && { quantity }),
          }),
      );
      const status = findResubmission(state, resubmissionId)?.status ?? 'unknown';
      if (status !== 'waiting-for-human' && head !== 'no-stream')
        await this.rows.resolved({ resubmissionId, orderId, revision: head.revision });
      return { resubmissionId, status };
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }
}
