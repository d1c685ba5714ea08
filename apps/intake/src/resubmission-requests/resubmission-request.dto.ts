import {
  OVERRIDABLE_RULES,
  RESUBMISSION_REASONS,
  type OverridableRule,
  type ResubmissionReason,
} from '@bujiao/contracts';
import { noteText } from '@bujiao/input-text';
import { IfGiven, TypedText } from '@bujiao/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ID_PATTERN, Money } from '../order-feed/order-event.fields.js';
import { CorrectedTargetDto } from '../order-feed/recharge-target.dto.js';

const MOST_UNITS = 1_000_000;

export class RuleOverrideDto {
  @ApiProperty({ enum: OVERRIDABLE_RULES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(OVERRIDABLE_RULES.length)
  @IsIn(OVERRIDABLE_RULES, { each: true })
  rules: OverridableRule[];

  @ApiProperty({ example: 'The shop mended its stock; the buyer prefers the goods.' })
  @TypedText(noteText)
  reason: string;
}

/** Other goods, and what the requester accepted about their price. */
export class AskedGoodsDto {
  @ApiProperty({ example: 'QQ-COIN-05' }) @Matches(ID_PATTERN) goodsId: string;

  /** Integer 分: where the goods cost less, the difference that is not paid back, as it was read. */
  @ApiProperty({ required: false, type: 'integer', minimum: 0, example: 200 })
  @IfGiven()
  @Money()
  acceptedDifference?: number;
}

/** Empty is one click: everything is taken from the order. */
export class ResubmissionRequestDto {
  @ApiProperty({ required: false, enum: RESUBMISSION_REASONS, example: 'delivery-failed' })
  @IsOptional()
  @IsIn(RESUBMISSION_REASONS)
  reason?: ResubmissionReason;

  @ApiProperty({ required: false, type: CorrectedTargetDto, example: { rechargeAccount: '13800000000' } })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CorrectedTargetDto)
  rechargeTarget?: CorrectedTargetDto;

  /** Fewer units than are owed; the rest stays owed. */
  @ApiProperty({ required: false, type: 'integer', minimum: 1, example: 2 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity?: number;

  /** Other goods in place of the ordered ones: one of those that `GET /orders/{orderId}/options` lists. */
  @ApiProperty({ required: false, type: AskedGoodsDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => AskedGoodsDto)
  goods?: AskedGoodsDto;

  /** A saved recipient of the buyer: the whole target. Fields of `rechargeTarget` beside it replace its own; the order's fill in nothing. */
  @ApiProperty({ required: false, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  recipientId?: string;

  /** The account is the one that failed before, and is meant all the same. */
  @ApiProperty({ required: false, example: false })
  @IsOptional()
  @IsBoolean()
  confirmSameAccount?: boolean;

  /** For after-sales alone: rules that are set aside for this request, and why. Recorded in the history. */
  @ApiProperty({ required: false, type: RuleOverrideDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RuleOverrideDto)
  override?: RuleOverrideDto;
}
