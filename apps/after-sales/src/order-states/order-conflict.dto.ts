import {
  CONFLICT_ACTIONS,
  CONFLICT_CODES,
  type ConflictAction,
  type ConflictCode,
  type OrderConflictTold,
} from '@bujiao/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const ENDED_BY = ['person', 'taken-back'] as const;

/** Data of an event of `GET /order-states` about a contradiction. */
export class OrderConflictToldDto implements OrderConflictTold {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ enum: CONFLICT_CODES }) readonly code: ConflictCode;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { ordered: 1, byShop: 1, byUs: 1 },
    description: 'What is known: numbers of units, 分, names of terms.',
  })
  readonly known: Record<string, string | number>;
  @ApiPropertyOptional({ enum: ENDED_BY, description: 'Of its end.' })
  readonly by?: (typeof ENDED_BY)[number];
  @ApiPropertyOptional({ enum: CONFLICT_ACTIONS, description: 'Of its end: what a person decided.' })
  readonly action?: ConflictAction;
}
