import { ApiProperty } from '@nestjs/swagger';
import type { CardCounts, ImportAnswer } from './card-import.service.js';
import type { ImportWarning, WarningCode } from './import-findings.js';

const WARNINGS = [
  'other-password',
  'password-corrected',
  'under-other-goods',
] as const satisfies readonly WarningCode[];

class ImportWarningDto implements ImportWarning {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Place in the batch; the first card is 1.' })
  readonly line: number;
  @ApiProperty({ enum: WARNINGS }) readonly code: WarningCode;
}

export class CardBatchImportedDto implements ImportAnswer {
  @ApiProperty({ example: 'B-2026-11-23-01' }) readonly batchId: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly added: number;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Cards that were in stock before, or stand in the batch twice.',
  })
  readonly duplicates: number;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Cards in stock with another password, which stays.',
  })
  readonly otherPasswords: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly correctedPasswords: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cards that are in stock for other goods, too.' })
  readonly underOtherGoods: number;
  @ApiProperty({ type: [ImportWarningDto] }) readonly warnings: readonly ImportWarningDto[];
}

/** Cards by state. */
export class CardCountsDto implements CardCounts {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly AVAILABLE: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly RESERVED: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly DELIVERED: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly REVEALED: number;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly VOID: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'In stock, and past their expiry: never issued.' })
  readonly EXPIRED: number;
}
