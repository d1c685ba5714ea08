import { ApiProperty } from '@nestjs/swagger';
import type { ImportAnswer } from './card-import.service.js';
import type { CardState } from './card-secret.entity.js';

export class CardBatchImportedDto implements ImportAnswer {
  @ApiProperty({ example: 'B-2026-11-23-01' }) readonly batchId: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly added: number;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Cards that were in stock before, or stand in the batch twice.',
  })
  readonly duplicates: number;
}

/** Cards by state. */
export class CardCountsDto implements Record<CardState, number> {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly AVAILABLE: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly RESERVED: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly DELIVERED: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly REVEALED: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly VOID: number;
}
