import { RESUBMISSION_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { RechargeTargetDto } from '../order-feed/recharge-target.dto.js';

/** Empty is one click: everything is taken from the order. */
export class ResubmissionRequestDto {
  @ApiProperty({ required: false, enum: RESUBMISSION_REASONS, example: 'delivery-failed' })
  @IsOptional()
  @IsIn(RESUBMISSION_REASONS)
  reason?: ResubmissionReason;

  @ApiProperty({ required: false, type: RechargeTargetDto, example: { rechargeAccount: '13800000000' } })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RechargeTargetDto)
  rechargeTarget?: RechargeTargetDto;
}
