import { ApiProperty } from '@nestjs/swagger';
import { OrderSummaryDto } from '../my-orders/order-summary.dto.js';
import { NUMBER_KINDS, type NumberKind } from './numbers-of.js';

class MatchDto {
  @ApiProperty({ enum: NUMBER_KINDS, description: 'What the number names.' }) readonly kind: NumberKind;
  @ApiProperty({
    description: 'As it was asked for; in small letters where only its beginning was.',
    example: 'SO20261123000017',
  })
  readonly number: string;
  @ApiProperty({ description: 'The number itself; else only its beginning.' }) readonly exact: boolean;
}

class FoundOrderDto {
  @ApiProperty({ type: OrderSummaryDto }) readonly order: OrderSummaryDto;
  @ApiProperty({ type: [MatchDto], description: 'By which numbers it was found, whole ones first.' })
  readonly matches: readonly MatchDto[];
}

export class FoundOrdersDto {
  @ApiProperty({ type: [String], description: 'The numbers found in what was asked for.' })
  readonly numbers: readonly string[];
  @ApiProperty({ type: [FoundOrderDto], description: 'The one that most numbers agree on first.' })
  readonly found: readonly FoundOrderDto[];
}
