import { IsIn, IsInt, Max, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { CARD_PARTS, type CardPart } from '@bujiao/contracts';

/** More cards than an order may have. */
const MOST = 10_000;

export class CopiedCardDto {
  @ApiProperty({
    description: 'Place of the card among those that were shown, from 1',
    minimum: 1,
    maximum: MOST,
    type: 'integer',
    example: 1,
  })
  @IsInt()
  @Min(1)
  @Max(MOST)
  readonly card!: number;

  @ApiProperty({ enum: CARD_PARTS, example: 'card-password' })
  @IsIn(CARD_PARTS)
  readonly part!: CardPart;
}
