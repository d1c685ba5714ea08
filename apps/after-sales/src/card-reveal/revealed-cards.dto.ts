import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CardSecret } from './issued-cards.client.js';

class RevealedCardDto implements CardSecret {
  @ApiProperty({ example: 'QB202611230001' }) readonly cardNo: string;
  @ApiProperty({ example: 'example-password' }) readonly cardPassword: string;
  @ApiPropertyOptional({ example: '2027-12-31' }) readonly expiry?: string;
}

export class RevealedCardsDto {
  @ApiProperty({ type: [RevealedCardDto] }) readonly cards: readonly RevealedCardDto[];
}
