import { GOODS_KINDS, type GoodsKind, type OrderFeedEventType } from '@bujiao/contracts';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
  type ValidationError,
} from 'class-validator';
import { RechargeTargetDto } from './recharge-target.dto.js';

/** Ids are opaque, but they end up in stream names, keys and addresses: no blanks, no slashes, bounded. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const MOST_UNITS = 10_000;
const MOST_MONEY = 1_000_000_000;

export class GoodsDto {
  @Matches(ID_PATTERN)
  goodsId: string;

  @IsString()
  @Length(1, 200)
  name: string;

  @IsIn(GOODS_KINDS)
  kind: GoodsKind;

  @IsInt()
  @Min(0)
  @Max(MOST_MONEY)
  unitPrice: number;
}

export class OrderPlacedDto {
  @Matches(ID_PATTERN)
  buyerId: string;

  @IsOptional()
  @Matches(ID_PATTERN)
  merchantId?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => GoodsDto)
  goods: GoodsDto;

  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity: number;

  @IsInt()
  @Min(0)
  @Max(MOST_MONEY)
  amount: number;

  @IsOptional()
  @Matches(ID_PATTERN)
  paymentId?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RechargeTargetDto)
  rechargeTarget?: RechargeTargetDto;
}

export class OrderPaidDto {
  @IsOptional()
  @Matches(ID_PATTERN)
  paymentId?: string;
}

export class DeliveryFailedDto {
  @IsOptional()
  @Matches(ID_PATTERN)
  code?: string;
}

export class DeliveredDto {
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity: number;
}

export class PendingSupplierOrderDto {
  @Matches(ID_PATTERN)
  supplierId: string;

  @Matches(ID_PATTERN)
  requestNo: string;
}

export class DelayedDto {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PendingSupplierOrderDto)
  pendingSupplierOrder?: PendingSupplierOrderDto;
}

export class NothingDto {}

/** The shape of each event's data. */
export const DATA_OF: Readonly<Record<OrderFeedEventType, new () => object>> = {
  'shop.order.placed': OrderPlacedDto,
  'shop.order.paid': OrderPaidDto,
  'shop.order.payment-timed-out': NothingDto,
  'shop.order.delivery-failed': DeliveryFailedDto,
  'shop.order.delivered': DeliveredDto,
  'shop.order.delayed': DelayedDto,
  'shop.order.cancelled': NothingDto,
};

/** The paths of what is wrong, and why; never the values. */
export function describeErrors(errors: readonly ValidationError[], path = 'data'): string[] {
  return errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((message) => `${path}.${message}`),
    ...describeErrors(error.children ?? [], `${path}.${error.property}`),
  ]);
}
