import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { OfferDto } from './offer.dto.js';
import type { OfferLink, OfferSession } from './offer-links.service.js';

export class OrderOffersDto {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ type: [OfferDto], description: 'The newest first.' }) readonly offers: readonly OfferDto[];
}

export class MyOfferDto extends OfferDto {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty() readonly goodsName: string;
}

export class MyOffersDto {
  @ApiProperty({ type: [MyOfferDto] }) readonly offers: readonly MyOfferDto[];
}

const OUTCOMES = ['offered', 'resubmitted', 'nothing'] as const;

export class LookedDto {
  @ApiProperty({
    enum: OUTCOMES,
    description: '`resubmitted`: with nobody acting, as the buyer agreed. `nothing`: `code` says why.',
  })
  readonly outcome: (typeof OUTCOMES)[number];
  @ApiPropertyOptional({ format: 'uuid' }) readonly offerId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) readonly resubmissionId?: string;
  @ApiPropertyOptional({ example: 'offer-open' }) readonly code?: string;
}

export class OfferLinkDto implements OfferLink {
  @ApiProperty({ example: '/o/Gx0T…', description: 'At the console. The code in it opens the order once.' })
  readonly path: string;
  @ApiProperty() readonly code: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt: string;
}

export class ExchangeCodeDto {
  @ApiProperty({ example: 'Gx0TnmzGV0sLqW3cT7m0v4jJv5l1W2aQ' })
  @Matches(/^[\w-]{16,64}$/)
  code: string;
}

export class OfferSessionDto implements OfferSession {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ description: 'Bearer token for this order alone.' }) readonly token: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt: string;
}
