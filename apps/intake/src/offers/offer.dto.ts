import { RESUBMISSION_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import { NoticeDto } from '@bujiao/order-desk';
import { OFFER_STATES, type OfferState } from '@bujiao/order-history';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { OfferView } from './offer-view.js';

export class OfferDto implements OfferView {
  @ApiProperty({ format: 'uuid' }) readonly offerId: string;
  @ApiProperty({ example: 'delivery-failed', description: 'What went wrong.' }) readonly kind: string;
  @ApiProperty({ enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' })
  readonly reason: ResubmissionReason;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Units that the click redelivers.' })
  readonly quantity: number;
  @ApiProperty({ format: 'date-time' }) readonly offeredAt: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt: string;
  @ApiProperty({
    enum: OFFER_STATES,
    description: '`open`: the click is taken now. `suspended`: a rule forbids it at the moment.',
  })
  readonly state: OfferState;
  @ApiProperty({ type: SentenceDto, description: 'The words that the buyer reads, as they were sent.' })
  readonly sentence: SentenceDto;
  @ApiProperty({ type: NoticeDto }) readonly notice: NoticeDto;
  @ApiPropertyOptional({ format: 'date-time' }) readonly endedAt?: string;
}
