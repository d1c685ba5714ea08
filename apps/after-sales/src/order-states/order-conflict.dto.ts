import {
  CONFLICT_ACTIONS,
  CONFLICT_CODES,
  CONFLICT_STATES,
  type ConflictAction,
  type ConflictCode,
  type ConflictState,
  type OrderConflictChanged,
} from '@bujiao/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Data of an event of `GET /order-states` about a contradiction. */
export class OrderConflictChangedDto implements OrderConflictChanged {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ enum: CONFLICT_CODES }) readonly code: ConflictCode;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { ordered: 1, byShop: 1, byUs: 1 },
    description: 'What is known: numbers of units, 分, names of terms.',
  })
  readonly known: Record<string, string | number>;
  @ApiProperty({ enum: CONFLICT_STATES }) readonly state: ConflictState;
  @ApiPropertyOptional({ enum: ['person', 'taken-back'] }) readonly by?: 'person' | 'taken-back';
  @ApiPropertyOptional({ enum: CONFLICT_ACTIONS }) readonly action?: ConflictAction;
}
