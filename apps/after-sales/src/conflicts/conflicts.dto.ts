import { CONFLICT_ACTIONS, CONFLICT_CODES, type ConflictAction, type ConflictCode } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty } from '@nestjs/swagger';
import type { ConflictActionView } from './conflict-actions.js';
import type { ConflictItem, ConflictView } from './conflict-view.js';

const CONFLICT_CODE = { enum: CONFLICT_CODES, enumName: 'ConflictCode' };
export const CONFLICT_ACTION = { enum: CONFLICT_ACTIONS, enumName: 'ConflictAction' };

class ConflictActionDto extends SentenceDto {
  @ApiProperty(CONFLICT_ACTION) readonly action: ConflictAction;
}

class ConflictActionRunDto extends ConflictActionDto implements ConflictActionView {
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
  @ApiProperty({ type: SentenceDto, description: 'What recording it would change now.' })
  readonly effect: SentenceDto;
}

class ConflictFactsDto implements Omit<ConflictView, 'actions'> {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty(CONFLICT_CODE) readonly code: ConflictCode;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { delivered: 2, ordered: 1 },
    description: 'What is known: units, 分, names of terms.',
  })
  readonly known: Readonly<Record<string, string | number>>;
  @ApiProperty({ format: 'date-time' }) readonly foundAt: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiProperty({ description: 'No goods go out until a person has closed it.' })
  readonly stopsGoods: boolean;
}

export class OpenConflictDto extends ConflictFactsDto implements ConflictView {
  @ApiProperty({
    type: [ConflictActionDto],
    description:
      'What can be recorded about it, each with what that means. None moves goods or money by itself.',
  })
  readonly actions: readonly ConflictActionDto[];
}

export class OpenConflictRowDto extends OpenConflictDto {
  @ApiProperty({ description: 'Where the next page begins, if this is the last row of a page.' })
  readonly cursor: string;
}

export class ConflictItemDto extends ConflictFactsDto implements ConflictItem {
  @ApiProperty({ type: [ConflictActionRunDto], description: 'A dry run of each action.' })
  readonly actions: readonly ConflictActionRunDto[];
}

export class ConflictClosedDto {
  @ApiProperty({ enum: [true] }) readonly closed: true;
}
