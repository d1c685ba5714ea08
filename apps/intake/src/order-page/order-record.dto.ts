import { ORDER_FEED_EVENT_TYPES, type OrderFact, type OrderFeedEventType } from '@bujiao/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RecordView, RejectedView } from './order-record-view.js';

const TEXT_OR_NULL = { type: String, nullable: true } as const;

class OrderFactDto {
  @ApiProperty({ example: 'shop', description: 'For the owner of the order always `shop`.' })
  readonly source: string;
  @ApiProperty({ description: 'Id of the order event; empty for the owner of the order.' })
  readonly id: string;
  @ApiProperty({ enum: ORDER_FEED_EVENT_TYPES }) readonly type: OrderFeedEventType;
  @ApiProperty({ format: 'date-time', description: 'When it happened, as the publisher claims.' })
  readonly time: string;
  @ApiProperty({ format: 'date-time', description: 'When it was accepted.' }) readonly receivedAt: string;
  @ApiProperty({ example: 'shop' }) readonly publisher: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the event said; personal data is sealed.',
    example: { amount: 6000 },
  })
  readonly data: OrderFact['data'];
}

class RejectedEventDto implements RejectedView {
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty(TEXT_OR_NULL) readonly type: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly source: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly publisher: string | null;
  @ApiProperty({ example: 'invalid-data' }) readonly code: string;
  @ApiProperty() readonly detail: string;
}

export class OrderRecordDto implements RecordView {
  @ApiProperty({ type: [OrderFactDto], description: 'What was accepted, as it was told.' })
  readonly told: readonly OrderFact[];
  @ApiPropertyOptional({
    type: [RejectedEventDto],
    description: 'For staff: what was rejected, newest first.',
  })
  readonly rejected?: readonly RejectedEventDto[];
}
