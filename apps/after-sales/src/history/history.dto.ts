import { ROLES, type Actor } from '@bujiao/contracts';
import { NoticeDto } from '@bujiao/order-desk';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHANGE_KINDS, type ChangeKind, type HistoryChange } from './changes.js';
import type { HistoryLine, HistoryView, RejectedLine, ToldNotice } from './history-view.js';
import type { ToldLine } from './told-line.js';
import type { ResubmissionMeasures } from './measures.js';

const ACTOR_KINDS = ['person', 'service', 'system'] as const satisfies readonly Actor['kind'][];

class HistoryActorDto {
  @ApiProperty({ enum: ACTOR_KINDS }) readonly kind: Actor['kind'];
  @ApiPropertyOptional({ enum: ROLES }) readonly role?: string;
  @ApiPropertyOptional({ description: 'Of staff only shown to staff.' }) readonly id?: string;
}

class ToldFromDto {
  @ApiProperty({ description: 'The authenticated publisher.' }) readonly publisher: string;
  @ApiProperty() readonly source: string;
  @ApiProperty() readonly id: string;
}

class ToldLineDto implements ToldLine {
  @ApiProperty({ example: 'shop.order.paid' }) readonly type: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ format: 'date-time' }) readonly receivedAt: string;
  @ApiPropertyOptional({ type: ToldFromDto, description: 'For staff.' }) readonly from?: ToldFromDto;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'For staff.' })
  readonly data?: Record<string, unknown>;
}

class RejectedLineDto implements RejectedLine {
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ type: String, nullable: true }) readonly type: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly source: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly publisher: string | null;
  @ApiProperty({ example: 'invalid-data' }) readonly code: string;
  @ApiProperty() readonly detail: string;
}

class ToldNoticeDto extends NoticeDto implements ToldNotice {
  @ApiProperty({ type: SentenceDto, description: 'In which languages and by which way it went out.' })
  readonly way: SentenceDto;
}

class HistoryChangeDto implements HistoryChange {
  @ApiProperty({
    enum: CHANGE_KINDS,
    description: '`order`: its state. `resubmission`: that of the newest. `delivered`, `unsettled`: units.',
  })
  readonly of: ChangeKind;
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
  @ApiPropertyOptional({ type: SentenceDto, description: 'Absent where nothing was known before.' })
  readonly before?: SentenceDto;
  @ApiProperty({ type: SentenceDto }) readonly after: SentenceDto;
}

class HistoryLineDto implements HistoryLine {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly revision: number;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ example: 'ResubmissionRequested' }) readonly type: string;
  @ApiProperty({ type: SentenceDto }) readonly title: SentenceDto;
  @ApiProperty({ type: HistoryActorDto }) readonly who: HistoryActorDto;
  @ApiProperty({ description: 'The event or request that led here.' }) readonly causedBy: string;
  @ApiPropertyOptional({ type: SentenceDto }) readonly why?: SentenceDto;
  @ApiPropertyOptional({ example: 'baseline-2026-12-3' }) readonly ruleVersion?: string;
  @ApiPropertyOptional({ type: [HistoryChangeDto], description: 'What it changed: before and after.' })
  readonly changes?: readonly HistoryChangeDto[];
  @ApiPropertyOptional({ type: [ToldLineDto], description: 'What the shop had told.' })
  readonly told?: readonly ToldLineDto[];
  @ApiPropertyOptional({
    type: ToldNoticeDto,
    description: 'What the buyer was told with it, in the words of that time.',
  })
  readonly notice?: ToldNoticeDto;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Without personal data: what is sealed stays sealed.',
  })
  readonly data: Record<string, unknown>;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' }) readonly hash: string;
}

class ChainBreakDto {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly revision: number;
  @ApiProperty() readonly detail: string;
}

class MeasuresDto implements ResubmissionMeasures {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Things a person did.' }) readonly steps: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Fields a person typed.' })
  readonly fieldsTyped: number;
  @ApiPropertyOptional({ description: 'From request to delivery; absent until delivered.' })
  readonly secondsToDelivery?: number;
}

export class HistoryDto implements HistoryView {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({
    description: 'True when no event was changed, removed, added or moved since it was recorded.',
  })
  readonly chainIntact: boolean;
  @ApiPropertyOptional({ type: ChainBreakDto, description: 'Where the chain breaks, if it does.' })
  readonly chainBreak?: ChainBreakDto;
  @ApiProperty({ type: [MeasuresDto] }) readonly measures: readonly MeasuresDto[];
  @ApiProperty({ type: [HistoryLineDto] }) readonly events: readonly HistoryLineDto[];
  @ApiPropertyOptional({ type: [ToldLineDto], description: 'Of an order that nobody has resubmitted.' })
  readonly told?: readonly ToldLineDto[];
  @ApiPropertyOptional({
    type: [RejectedLineDto],
    description: 'For staff: order events that were not taken.',
  })
  readonly rejected?: readonly RejectedLineDto[];
}
