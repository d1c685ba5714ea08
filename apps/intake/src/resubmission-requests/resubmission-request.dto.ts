import {
  OVERRIDABLE_RULES,
  RESUBMISSION_REASONS,
  type OverridableRule,
  type ResubmissionReason,
} from '@bujiao/contracts';
import { noteText } from '@bujiao/input-text';
import { TypedText } from '@bujiao/platform';
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
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
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

  /** A saved recipient of the buyer, instead of an account that is typed. */
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
