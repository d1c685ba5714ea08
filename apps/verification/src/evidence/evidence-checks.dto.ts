import { EVIDENCE_WANTED } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CONTENT_STATES, type ContentState } from './evidence-checks.service.js';
import { STRAY_REASONS, type Stray } from './evidence-strays.service.js';
import { EvidenceDto } from './evidence.dto.js';

const MOMENT = { format: 'date-time' } as const;
const WHOLE = { type: 'integer', minimum: 0 } as const;
const MARK = { description: 'Keyed hash of the content, as the history names it.' } as const;

export class EvidencePieceDto extends EvidenceDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty(MARK) readonly mark: string;
  @ApiProperty({ enum: ['kept', 'removed'], description: 'As recorded; the content is not read.' })
  readonly state: 'kept' | 'removed';
  @ApiPropertyOptional({
    ...MOMENT,
    description: 'Until when it is kept at least; longer while its review is open.',
  })
  readonly keptUntil?: string;
  @ApiPropertyOptional(MOMENT) readonly removedAt?: string;
}

export class EvidenceOfResubmissionAskedDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: EVIDENCE_WANTED, enumName: 'EvidenceWanted' }) readonly wanted: string;
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
  @ApiProperty({ ...MOMENT, description: 'Until when the buyer can upload it.' }) readonly deadline: string;
}

export class EvidenceOverviewDto {
  @ApiProperty() readonly orderId: string;
  @ApiProperty({ type: [EvidenceOfResubmissionAskedDto], description: 'What waits for the buyer.' })
  readonly asked: readonly EvidenceOfResubmissionAskedDto[];
  @ApiProperty({ type: [EvidencePieceDto], description: 'Oldest first.' })
  readonly pieces: readonly EvidencePieceDto[];
}

export class CheckedPieceDto {
  @ApiProperty() readonly orderId: string;
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ format: 'uuid' }) readonly evidenceId: string;
  @ApiProperty(MARK) readonly mark: string;
  @ApiProperty({
    enum: CONTENT_STATES,
    enumName: 'EvidenceContentState',
    description:
      '`kept`: the content is there, and is what was uploaded. `removed` at the end of its retention, `key-destroyed`: not readable any more. Faults: `missing`, `altered` (its seal is broken), `other-content` (another hash than its mark).',
  })
  readonly state: ContentState;
}

class ContentCountsDto implements Readonly<Record<ContentState, number>> {
  @ApiProperty(WHOLE) readonly kept: number;
  @ApiProperty(WHOLE) readonly removed: number;
  @ApiProperty(WHOLE) readonly 'key-destroyed': number;
  @ApiProperty(WHOLE) readonly missing: number;
  @ApiProperty(WHOLE) readonly altered: number;
  @ApiProperty(WHOLE) readonly 'other-content': number;
}

export class CheckedPiecesDto {
  @ApiProperty({ type: ContentCountsDto, description: 'Pieces of this page by state.' })
  readonly counts: ContentCountsDto;
  @ApiProperty({ type: [CheckedPieceDto] }) readonly faults: readonly CheckedPieceDto[];
  @ApiPropertyOptional({ description: '`after` of the next page; absent at the end.' })
  readonly next?: string;
}

export class StrayDto implements Stray {
  @ApiProperty({ description: 'In the store.' }) readonly address: string;
  @ApiProperty({
    enum: STRAY_REASONS,
    enumName: 'EvidenceStrayReason',
    description:
      '`unknown`: nothing says whose it is. `unrecorded`: of an upload that was cut off; the retention removes it. `removed`: it was removed, and is there again.',
  })
  readonly reason: Stray['reason'];
  @ApiPropertyOptional() readonly orderId?: string;
}

export class FoundStraysDto {
  @ApiProperty({ ...WHOLE, description: 'Contents of this page.' }) readonly looked: number;
  @ApiProperty({ type: [StrayDto] }) readonly strays: readonly StrayDto[];
  @ApiPropertyOptional({ description: '`after` of the next page; absent at the end.' })
  readonly next?: string;
}

export class CheckPiecesQuery {
  /** `next` of the page before. */
  @IsOptional() @Matches(/^[\w.:-]{1,128}$/) after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(50) limit = 20;
}

export class FindStraysQuery {
  /** `next` of the page before. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000) limit = 200;
}
