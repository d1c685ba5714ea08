import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { InjectRepository } from '@nestjs/typeorm';
import { uuidOf } from '@bujiao/event-store';
import {
  ApiProblems,
  CurrentUser,
  IdempotencyKey,
  ORDER_DESK,
  orderNotFound,
  problemOfRefusal,
  refusalProblem,
  Roles,
  type OrderDesk,
  type Principal,
} from '@bujiao/platform';
import { findResubmission } from '@bujiao/order-history';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import type { Repository } from 'typeorm';
import { ManualWorkEntity } from './manual-work.entity.js';
import { ManualWorkDto, ManualWorkResolvedDto } from './manual-work.dto.js';
import { nothingOpen, notWaiting, resolveManualWork } from './resolve-manual-work.decider.js';

const RESOLUTIONS = ['delivered', 'not-delivered', 'give-up'] as const;
const MOST_ROWS = 500;
/** No event can hold NUL or half a character. */
const STORABLE_TEXT = /^[^\0\p{Surrogate}]*$/u;

export class ResolutionDto {
  @ApiProperty({ example: 'SO20261123000017' })
  @Matches(/^[\w.:-]{1,64}$/)
  orderId: string;

  @ApiProperty({ enum: RESOLUTIONS })
  @IsIn(RESOLUTIONS)
  resolution: (typeof RESOLUTIONS)[number];

  /** What it rests on; goes into the history, so no personal data. */
  @ApiProperty({ example: 'supplier confirmed by phone, ticket 4711' })
  @IsString()
  @Length(1, 500)
  @Matches(STORABLE_TEXT)
  note: string;
}

export interface ManualWork {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly code: string;
  readonly since: string;
}

@ApiTags('manual work')
@ApiBearerAuth()
@Controller('manual-work')
export class ManualWorkController {
  constructor(
    @InjectRepository(ManualWorkEntity, 'fulfillment') private readonly rows: Repository<ManualWorkEntity>,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  @Get()
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'Resubmissions that wait for a person, the longest wait first' })
  @ApiOkResponse({ type: [ManualWorkDto] })
  async list(): Promise<ManualWork[]> {
    const rows = await this.rows.find({ order: { since: 'ASC' }, take: MOST_ROWS });
    const waiting = await Promise.all(rows.map((row) => this.isWaiting(row)));
    return rows
      .filter((_, i) => waiting[i])
      .map(({ resubmissionId, orderId, code, since }) => ({
        resubmissionId,
        orderId,
        code,
        since: since.toISOString(),
      }));
  }

  /** A late answer of the supplier may have settled it without anybody; such a row is dropped when it is come upon. */
  private async isWaiting({ resubmissionId, orderId }: ManualWorkEntity): Promise<boolean> {
    const history = await this.desk.freshHistoryOf(orderId);
    const waiting = findResubmission(history, resubmissionId)?.status === 'waiting-for-human';
    if (!waiting) await this.rows.delete({ resubmissionId });
    return waiting;
  }

  @Post(':resubmissionId/resolution')
  @HttpCode(200)
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'Tell what was found out about a delivery, or give it up' })
  @ApiOkResponse({ type: ManualWorkResolvedDto })
  @ApiProblems(orderNotFound(), refusalProblem(notWaiting()), refusalProblem(nothingOpen()))
  async resolve(
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @Body() { orderId, resolution, note }: ResolutionDto,
    @IdempotencyKey() key: string,
    @CurrentUser() { id, actor }: Principal,
  ): Promise<{ readonly resubmissionId: string; readonly status: string }> {
    if (!findResubmission(await this.desk.freshHistoryOf(orderId), resubmissionId)) throw orderNotFound();
    const causationId = `resolution:${uuidOf(`${resubmissionId}\n${id}\n${key}`)}`;
    try {
      const { state } = await this.desk.decide(
        { orderId, causationId, correlationId: resubmissionId, actor },
        (history) => resolveManualWork(history, { resubmissionId, resolution, note, causationId }),
      );
      return { resubmissionId, status: findResubmission(state, resubmissionId)?.status ?? 'unknown' };
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }
}
