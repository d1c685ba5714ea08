import { noteText } from '@bujiao/input-text';
import { SentenceDto, TypedText } from '@bujiao/platform';
import { LONGEST_TEXT } from '@bujiao/policy/document';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { NamedAlternativeDto, PricedGoodsDto } from './goods-catalogue.dto.js';
import { GOODS_EDITS, type GoodsEditKind } from './goods-edits.js';

const WHAT = { enum: GOODS_EDITS, enumName: 'GoodsEdit' } as const;
const PLACE = { type: 'integer', minimum: 1 } as const;
const value = (description: string): object => ({
  description,
  oneOf: [
    { $ref: getSchemaPath(PricedGoodsDto) },
    { type: 'array', items: { $ref: getSchemaPath(NamedAlternativeDto) } },
  ],
});
const OWN_LIST = 'Whose list of alternatives it is; absent: the one for everybody else.';

export class GoodsFileDto {
  /** YAML or JSON. */
  @ApiProperty({
    maxLength: LONGEST_TEXT,
    example:
      'goods:\n  - { goodsId: QQ-COIN-10, name: 腾讯Q币 10个, goodsKind: game-points, unitPrice: 1000 }\n',
  })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  // Half characters and NUL cannot be recorded.
  @Matches(/^[^\u0000\ud800-\udfff]*$/u, { message: 'text holds NUL or half a character' })
  text: string;
}

export class ImportGoodsDto extends GoodsFileDto {
  /** Why; stays on record. */
  @ApiProperty({ example: 'Prices of December.' })
  @TypedText(noteText)
  because: string;
}

export class GoodsFindingDto {
  @ApiProperty({ example: 'alternative-without-price' }) readonly code: string;
  @ApiProperty(PLACE) readonly line: number;
  @ApiProperty(PLACE) readonly column: number;
  @ApiProperty({ example: 'goods.0.alternatives.1.goodsId' }) readonly path: string;
  @ApiProperty({ type: SentenceDto }) readonly says: SentenceDto;
  @ApiProperty({ type: SentenceDto, description: 'What to do about it.' }) readonly fix: SentenceDto;
}

@ApiExtraModels(PricedGoodsDto, NamedAlternativeDto)
export class GoodsDifferenceDto {
  @ApiProperty({ example: 'QQ-COIN-10' }) readonly goodsId: string;
  @ApiProperty(WHAT) readonly what: GoodsEditKind;
  @ApiPropertyOptional(value('Absent: there was nothing.')) readonly was?: unknown;
  @ApiProperty(value('A price with name and kind, or the whole list.')) readonly becomes: unknown;
}

export class GoodsCheckDto {
  @ApiProperty() readonly ok: boolean;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Goods of the file; 0 where it has faults.' })
  readonly goods: number;
  @ApiProperty({ type: [GoodsFindingDto], description: 'In the order of the lines.' })
  readonly findings: readonly GoodsFindingDto[];
  @ApiProperty({ type: [GoodsDifferenceDto], description: 'What is not so already.' })
  readonly changes: readonly GoodsDifferenceDto[];
}

@ApiExtraModels(PricedGoodsDto, NamedAlternativeDto)
export class GoodsChangeDto {
  @ApiProperty({ example: '17' }) readonly changeId: string;
  @ApiProperty(WHAT) readonly what: GoodsEditKind;
  @ApiPropertyOptional({ description: OWN_LIST }) readonly merchantId?: string;
  @ApiPropertyOptional(value('Absent: there was nothing.')) readonly was?: unknown;
  @ApiProperty(value('A price with name and kind, or the whole list.')) readonly becomes: unknown;
  @ApiProperty({ description: 'Who changed it.' }) readonly by: string;
  @ApiProperty({ example: 'ops' }) readonly role: string;
  @ApiPropertyOptional({ description: 'Why, where it was imported.' }) readonly because?: string;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
}

export class GoodsChangesDto {
  @ApiProperty({ type: [GoodsChangeDto], description: 'The newest first.' })
  readonly changes: readonly GoodsChangeDto[];
  @ApiPropertyOptional({ description: '`before` of the next page, where there is one.' })
  readonly next?: string;
}
