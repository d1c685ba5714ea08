import {
  CANCELLATION_CAUSES,
  GOODS_KINDS,
  REFUND_CAUSES,
  type CancellationCause,
  type GoodsKind,
  type OrderFeedEventType,
  type RefundCause,
} from '@bujiao/contracts';
import { nameText, noteText } from '@bujiao/input-text';
import { TypedText } from '@bujiao/platform';
import { IsIn, IsOptional, IsUUID, Matches, type ValidationError } from 'class-validator';
import { CorrectedDto } from './corrected.dto.js';
import { ID_PATTERN, Moment, Money, Nested, NestedList, OptionalId, Units } from './order-event.fields.js';
import { RechargeTargetDto } from './recharge-target.dto.js';

export class GoodsDto {
  @Matches(ID_PATTERN)
  goodsId: string;

  @TypedText(nameText)
  name: string;

  @IsIn(GOODS_KINDS)
  kind: GoodsKind;

  @Money()
  unitPrice: number;
}

export class OrderPlacedDto {
  @Matches(ID_PATTERN)
  buyerId: string;

  @OptionalId()
  merchantId?: string;

  @Nested(() => GoodsDto)
  goods: GoodsDto;

  @Units()
  quantity: number;

  @Money()
  amount: number;

  @OptionalId()
  paymentId?: string;

  @IsOptional()
  @Nested(() => RechargeTargetDto)
  rechargeTarget?: RechargeTargetDto;

  /** When the buyer registered: young accounts are scored as such. */
  @IsOptional()
  @Moment()
  buyerSince?: string;
}

export class PaymentStartedDto {
  @Matches(ID_PATTERN)
  paymentId: string;

  @IsOptional()
  @Money()
  amount?: number;
}

export class OrderPaidDto {
  @OptionalId()
  paymentId?: string;

  @IsOptional()
  @Money()
  amount?: number;
}

export class PaymentTimedOutDto {
  @OptionalId()
  paymentId?: string;
}

export class RefundedDto {
  @Money()
  amount: number;

  @OptionalId()
  refundId?: string;

  @OptionalId()
  paymentId?: string;

  @IsOptional()
  @Units()
  quantity?: number;

  @IsOptional()
  @IsIn(REFUND_CAUSES)
  cause?: RefundCause;
}

export class SupplierOrderDto {
  @Matches(ID_PATTERN)
  supplierId: string;

  @Matches(ID_PATTERN)
  requestNo: string;
}

export class PendingSupplierOrderDto extends SupplierOrderDto {
  @IsOptional()
  @Units()
  quantity?: number;
}

export class HeldDto {
  @IsUUID('all')
  resubmissionId: string;

  @IsOptional()
  @Units(0)
  delivered?: number;

  @IsOptional()
  @NestedList(() => PendingSupplierOrderDto)
  pendingSupplierOrders?: PendingSupplierOrderDto[];
}

export class DeliveredDto {
  @Units()
  quantity: number;

  @OptionalId()
  deliveryId?: string;

  @IsOptional()
  @Nested(() => SupplierOrderDto)
  supplierOrder?: SupplierOrderDto;
}

export class DeliveryFailedDto {
  @OptionalId()
  code?: string;

  @IsOptional()
  @Units()
  quantity?: number;

  @IsOptional()
  @Nested(() => SupplierOrderDto)
  supplierOrder?: SupplierOrderDto;
}

export class DelayedDto {
  @IsOptional()
  @Nested(() => PendingSupplierOrderDto)
  pendingSupplierOrder?: PendingSupplierOrderDto;

  @IsOptional()
  @NestedList(() => PendingSupplierOrderDto)
  pendingSupplierOrders?: PendingSupplierOrderDto[];
}

export class CancelledDto {
  @IsOptional()
  @IsIn(CANCELLATION_CAUSES)
  cause?: CancellationCause;

  @IsOptional()
  @TypedText(noteText)
  note?: string;
}

export { ID_PATTERN } from './order-event.fields.js';

/** The shape of each event's data. */
export const DATA_OF: Readonly<Record<OrderFeedEventType, new () => object>> = {
  'shop.order.placed': OrderPlacedDto,
  'shop.order.payment-started': PaymentStartedDto,
  'shop.order.paid': OrderPaidDto,
  'shop.order.payment-timed-out': PaymentTimedOutDto,
  'shop.order.refunded': RefundedDto,
  'shop.order.held': HeldDto,
  'shop.order.delivery-failed': DeliveryFailedDto,
  'shop.order.delivered': DeliveredDto,
  'shop.order.delayed': DelayedDto,
  'shop.order.cancelled': CancelledDto,
  'shop.order.corrected': CorrectedDto,
};

/** The paths of what is wrong, and why; never the values. */
export function describeErrors(errors: readonly ValidationError[], path = 'data'): string[] {
  return errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((message) => `${path}.${message}`),
    ...describeErrors(error.children ?? [], `${path}.${error.property}`),
  ]);
}
