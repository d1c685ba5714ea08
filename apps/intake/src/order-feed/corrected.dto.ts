import { GOODS_KINDS, type GoodsKind } from '@bujiao/contracts';
import { nameText, noteText } from '@bujiao/input-text';
import { TypedText } from '@bujiao/platform';
import { ArrayMinSize, IsIn, IsOptional, IsString, Length, ValidateIf } from 'class-validator';
import { Money, Nested, NestedList, OptionalId, Units } from './order-event.fields.js';
import { RechargeTargetDto } from './recharge-target.dto.js';

export class OrderEventRefDto {
  @IsString()
  @Length(1, 256)
  source: string;

  @IsString()
  @Length(1, 256)
  id: string;
}

export class CorrectedGoodsDto {
  @IsOptional()
  @TypedText(nameText)
  name?: string;

  @IsOptional()
  @IsIn(GOODS_KINDS)
  kind?: GoodsKind;

  @IsOptional()
  @Money()
  unitPrice?: number;
}

export class CorrectedTermsDto {
  @IsOptional()
  @Nested(() => RechargeTargetDto)
  rechargeTarget?: RechargeTargetDto;

  @OptionalId()
  paymentId?: string;

  @OptionalId()
  merchantId?: string;

  @IsOptional()
  @Nested(() => CorrectedGoodsDto)
  goods?: CorrectedGoodsDto;

  /** A corrected quantity comes with its amount. */
  @ValidateIf(({ amount, quantity }: CorrectedTermsDto) => amount !== undefined || quantity !== undefined)
  @Money()
  amount?: number;

  @IsOptional()
  @Units()
  quantity?: number;
}

export class CorrectedDto {
  @TypedText(noteText)
  reason: string;

  @IsOptional()
  @ArrayMinSize(1)
  @NestedList(() => OrderEventRefDto)
  withdraws?: OrderEventRefDto[];

  @IsOptional()
  @Nested(() => CorrectedTermsDto)
  terms?: CorrectedTermsDto;
}
