import { CONFLICT_ACTIONS, CONFLICT_CODES, type ConflictAction, type ConflictCode } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty } from '@nestjs/swagger';
import type { ConflictView } from './conflicts.controller.js';

class ConflictActionDto extends SentenceDto {
  @ApiProperty({ enum: CONFLICT_ACTIONS }) readonly action: ConflictAction;
}

export class OpenConflictDto implements ConflictView {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ enum: CONFLICT_CODES }) readonly code: ConflictCode;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'Without personal data.',
  })
  readonly known: Record<string, string | number>;
  @ApiProperty({ format: 'date-time' }) readonly foundAt: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiProperty({ description: 'No goods go out until a person has closed it.' }) readonly stopsGoods: boolean;
  @ApiProperty({
    type: [ConflictActionDto],
    description: 'What can be recorded, with what it means. None moves goods or money by itself.',
  })
  readonly actions: readonly ConflictActionDto[];
}
