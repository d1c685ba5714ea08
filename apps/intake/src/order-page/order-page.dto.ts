import { ORDER_STATUSES, RESUBMISSION_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import { RESUBMISSION_STATUSES } from '@bujiao/order-history';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ORDER_PAGE_EXAMPLE, type OrderPage } from './order-page.service.js';

const REASON = { enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' };

class OrderPageWhyDto extends SentenceDto {
  @ApiProperty({ example: 'resubmittable' }) readonly code: string;
}

class ResubmissionCaseDto extends SentenceDto {
  @ApiProperty(REASON) readonly reason: ResubmissionReason;
}

class PrefilledDto {
  @ApiPropertyOptional(REASON) readonly reason?: ResubmissionReason;
  @ApiProperty({ example: '王者荣耀 点券 600' }) readonly goodsName: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly quantityOwed: number;
  @ApiPropertyOptional({ example: '138****0000' }) readonly rechargeAccountMasked?: string;
}

class OpenResubmissionDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: RESUBMISSION_STATUSES, enumName: 'ResubmissionStatus' }) readonly status: string;
}

export class OrderPageDto implements OrderPage {
  @ApiProperty({ example: ORDER_PAGE_EXAMPLE.orderId }) readonly orderId: string;
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus' }) readonly status: string;
  @ApiProperty({ type: SentenceDto }) readonly statusName: SentenceDto;
  @ApiProperty() readonly resubmittable: boolean;
  @ApiProperty({ type: OrderPageWhyDto, description: 'Why it can be resubmitted, or why not.' })
  readonly why: OrderPageWhyDto;
  @ApiProperty({
    type: PrefilledDto,
    description: 'What the resubmission will use; nothing of it has to be typed.',
  })
  readonly prefilled: PrefilledDto;
  @ApiProperty({
    type: [ResubmissionCaseDto],
    description: 'The cases a resubmission of this order is for.',
  })
  readonly cases: readonly ResubmissionCaseDto[];
  @ApiPropertyOptional({ type: OpenResubmissionDto }) readonly open?: OpenResubmissionDto;
}
