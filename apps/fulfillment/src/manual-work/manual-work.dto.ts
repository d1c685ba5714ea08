import { MANUAL_WORK_REASONS, type ManualWorkReason } from '@bujiao/contracts';
import { noteText } from '@bujiao/input-text';
import { RESUBMISSION_STATUSES } from '@bujiao/order-history';
import { SentenceDto, TypedText } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { RESOLUTIONS, type ManualAction, type Resolution } from './manual-actions.js';
import { MANUAL_WORK_SORTS, type ManualWorkSort } from './manual-work.repository.js';
import type { ManualWork, ManualWorkItem } from './manual-work.view.js';

const MOST_UNITS = 10_000;
const REASON = { enum: MANUAL_WORK_REASONS, enumName: 'ManualWorkReason' };

export class ManualWorkQuery {
  /** `deadline`: the oldest deadline first; with a minus the other way round. */
  @ApiPropertyOptional({ enum: MANUAL_WORK_SORTS })
  @IsOptional()
  @IsIn(MANUAL_WORK_SORTS)
  sort: ManualWorkSort = 'deadline';

  /** `cursor` of the last row of the page before. */
  @IsOptional() @Matches(/^[\w-]{1,512}$/) cursor?: string;

  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit = 500;
}

/** A resubmission that waits for a person. */
export class ManualWorkDto implements ManualWork {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ example: 'outcome-unknown', description: 'Why a person is needed.' }) readonly code: string;
  @ApiProperty({ type: SentenceDto, description: 'Why a person is needed, in words.' })
  readonly sentence: SentenceDto;
  @ApiProperty({ format: 'date-time' }) readonly since: string;
  @ApiProperty({ format: 'date-time', description: 'By when a person should have decided.' })
  readonly deadline: string;
}

export class ManualWorkRowDto extends ManualWorkDto {
  @ApiProperty({ description: 'Where the next page begins, if this is the last row of a page.' })
  readonly cursor: string;
}

class TriedDto {
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

class ManualActionDto implements ManualAction {
  @ApiProperty({ enum: RESOLUTIONS }) readonly resolution: Resolution;
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
  @ApiProperty() readonly allowed: boolean;
  @ApiProperty({ type: SentenceDto, description: 'What it would do now, or the rule that forbids it.' })
  readonly sentence: SentenceDto;
  @ApiPropertyOptional({ example: 'nothing-open', description: 'The rule that forbids it.' })
  readonly code?: string;
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'The person has to say how many units arrived, at most this many.',
  })
  readonly unitsAtMost?: number;
}

class ManualReasonDto extends SentenceDto {
  @ApiProperty(REASON) readonly reason: ManualWorkReason;
}

export class ManualWorkItemDto extends ManualWorkDto implements ManualWorkItem {
  @ApiProperty({ type: SentenceDto, description: 'Units and why a person is needed.' })
  readonly summary: SentenceDto;
  @ApiProperty() readonly goodsName: string;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Integer 分.' }) readonly amount: number;
  @ApiProperty({ type: [TriedDto], description: 'Every attempt, oldest first.' })
  readonly tried: readonly TriedDto[];
  @ApiProperty({ type: [ManualActionDto], description: 'A dry run of each decision, and of what follows.' })
  readonly actions: readonly ManualActionDto[];
  @ApiProperty({ type: [ManualReasonDto] }) readonly reasons: readonly ManualReasonDto[];
}

export class ResolutionDto {
  @ApiProperty({ example: 'SO20261123000017' })
  @Matches(/^[\w.:-]{1,64}$/)
  orderId: string;

  @ApiProperty({ enum: RESOLUTIONS })
  @IsIn(RESOLUTIONS)
  resolution: Resolution;

  /** With `delivered`: units that reached the buyer. Needed where the supplier order is of unknown units. */
  @ApiProperty({ required: false, example: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity?: number;

  /** What it rests on. */
  @ApiProperty({ ...REASON, required: false })
  @IsOptional()
  @IsIn(MANUAL_WORK_REASONS)
  reason?: ManualWorkReason;

  /** Needed without a reason, and with `other`; goes into the history, so no personal data. */
  @ApiProperty({ required: false, example: 'supplier confirmed by phone, ticket 4711' })
  @ValidateIf(({ note, reason }: ResolutionDto) => note !== undefined || !reason || reason === 'other')
  @TypedText(noteText)
  note?: string;
}

export class ManualWorkResolvedDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: [...RESUBMISSION_STATUSES, 'unknown'] }) readonly status: string;
}
