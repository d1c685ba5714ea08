import type { RowDifference, TableComparison } from '@bujiao/projections';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COUNT } from '../count.schema.js';

const TEXT = { type: 'string', nullable: true } as const;

class RowCountsDto {
  @ApiProperty(COUNT) readonly live: number;
  @ApiProperty(COUNT) readonly rebuilt: number;
}

class RowDifferenceDto implements RowDifference {
  @ApiProperty({ example: 'SO20261123000017' }) readonly key: string;
  @ApiProperty({
    enum: ['only-live', 'only-rebuilt', 'different'] as const satisfies readonly RowDifference['kind'][],
  })
  readonly kind: RowDifference['kind'];
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['live', 'rebuilt'],
      properties: { live: TEXT, rebuilt: TEXT },
    },
    description: 'The columns that differ, as text; of rows that are in one table alone, none.',
  })
  readonly columns: RowDifference['columns'];
}

/** How the rebuilt rows differ from the live ones. */
export class TableComparisonDto implements TableComparison {
  @ApiProperty({ type: RowCountsDto }) readonly rows: RowCountsDto;
  @ApiProperty({ ...COUNT, description: 'Rows that are not the same.' }) readonly differing: number;
  @ApiProperty({ type: [RowDifferenceDto], description: 'The first of them by key.' })
  readonly differences: readonly RowDifferenceDto[];
  @ApiPropertyOptional({ format: 'date-time', description: 'When the tables were last swapped.' })
  readonly at?: string;
}
