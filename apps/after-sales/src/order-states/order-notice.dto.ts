import type { OrderNotice } from '@bujiao/contracts';
import { NoticeDto } from '@bujiao/order-desk';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Data of an event of `GET /order-states` about what a buyer is told. */
export class OrderNoticeDto implements OrderNotice {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ format: 'uuid', description: 'The event that is the notice.' }) readonly eventId: string;
  @ApiProperty({ type: NoticeDto }) readonly notice: NoticeDto;
  @ApiPropertyOptional({ format: 'uuid' }) readonly resubmissionId?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Of an offer and its end.' }) readonly offerId?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Of an offer: until when it can be taken.' })
  readonly expiresAt?: string;
  @ApiPropertyOptional({ description: 'Of an offer: `POST` here gives a link with a single-use code.' })
  readonly linkFrom?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: "Revision of the order's history." })
  readonly revision?: number;
}
