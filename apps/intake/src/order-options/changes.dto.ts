import {
  GOODS_CHANGES,
  RESUBMISSION_REASONS,
  type GoodsChangeKind,
  type ResubmissionReason,
} from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { CHANGES, type Change } from '@bujiao/policy';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AlternativeView, ChangesView } from './changes-view.js';

const PRICE = { type: 'integer', minimum: 0, example: 1000 } as const;

class AlternativeViewDto implements AlternativeView {
  @ApiProperty({ example: 'QQ-COIN-05' }) readonly goodsId: string;
  @ApiProperty() readonly name: string;
  @ApiProperty({ enum: GOODS_CHANGES, enumName: 'GoodsChangeKind' }) readonly change: GoodsChangeKind;
  @ApiPropertyOptional() readonly specification?: string;
  @ApiProperty({ ...PRICE, description: 'Of one unit, integer 分.' }) readonly unitPrice: number;
  @ApiProperty({ ...PRICE, description: 'Of one unit of the ordered goods, integer 分.' })
  readonly paid: number;
  @ApiPropertyOptional({
    ...PRICE,
    description: 'Integer 分 that each unit costs less, which is not paid back. Absent where it costs more.',
  })
  readonly unitDifference?: number;
  @ApiProperty({ description: 'A click for all owed units would be taken now.' }) readonly open: boolean;
  @ApiProperty({ example: 'resubmittable' }) readonly code: string;
  @ApiProperty({ type: SentenceDto, description: 'What will be delivered; where it is not open, why.' })
  readonly sentence: SentenceDto;
  @ApiPropertyOptional({
    type: SentenceDto,
    description: 'What becomes of the difference for all owed units.',
  })
  readonly differenceSentence?: SentenceDto;
  @ApiPropertyOptional({ type: Boolean, description: 'The usual specification of the buyer who asks.' })
  readonly preferred?: true;
}

class ChangeReasonDto {
  @ApiProperty({ enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' })
  readonly reason: ResubmissionReason;
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
}

export class ChangesDto implements ChangesView {
  @ApiProperty({ enum: CHANGES, enumName: 'Change', isArray: true }) readonly allowed: readonly Change[];
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Units that can be asked for at most.' })
  readonly mostUnits: number;
  @ApiProperty({ type: [ChangeReasonDto], description: 'Reasons that say that something is to change.' })
  readonly reasons: readonly ChangeReasonDto[];
  @ApiProperty({ type: [AlternativeViewDto] }) readonly alternatives: readonly AlternativeViewDto[];
}
