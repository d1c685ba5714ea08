import { GOODS_KINDS, ORDER_STATUSES, type GoodsKind } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { OfferDto } from '../offers/offer.dto.js';
import { DecisionDto, OpenResubmissionDto, UnitsDto } from '../order-page/order-page.dto.js';
import { ORDER_GROUPS, type OrderGroup, type OrderSummary } from './order-summary.js';

export class OrderSummaryDto implements OrderSummary {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({
    enum: ORDER_GROUPS,
    description: 'Whether the owner can do something, has to wait, or is done.',
  })
  readonly group: OrderGroup;
  @ApiProperty() readonly goodsName: string;
  @ApiProperty({ enum: GOODS_KINDS }) readonly goodsKind: GoodsKind;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly quantity: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Integer 分.' }) readonly amount: number;
  @ApiProperty({ format: 'date-time' }) readonly placedAt: string;
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus' }) readonly status: string;
  @ApiProperty({ type: SentenceDto }) readonly statusName: SentenceDto;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiProperty({ type: DecisionDto }) readonly decision: DecisionDto;
  @ApiProperty({ type: UnitsDto }) readonly units: UnitsDto;
  @ApiPropertyOptional({ type: OpenResubmissionDto }) readonly open?: OpenResubmissionDto;
  @ApiPropertyOptional({ type: OfferDto, description: 'The click that the buyer was offered.' })
  readonly offer?: OfferDto;
}

export class MyOrdersDto {
  @ApiProperty({ type: [OrderSummaryDto] }) readonly orders: readonly OrderSummaryDto[];
  @ApiPropertyOptional({ description: '`cursor` of the next page, where there is one.' })
  readonly next?: string;
}
