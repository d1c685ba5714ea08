import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CardSecret } from './card-vault.js';

class IssuedCardDto implements CardSecret {
  @ApiProperty({ example: 'QB202611230001' }) readonly cardNo: string;
  @ApiProperty({ example: 'example-password' }) readonly cardPassword: string;
  @ApiPropertyOptional({ example: '2027-12-31' }) readonly expiry?: string;
}

export class IssuedCardsDto {
  @ApiProperty({ type: [IssuedCardDto] }) readonly cards: readonly IssuedCardDto[];
}
