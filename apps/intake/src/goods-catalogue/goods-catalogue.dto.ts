import { GOODS_CHANGES, GOODS_KINDS, type GoodsChangeKind, type GoodsKind } from '@bujiao/contracts';
import { nameText } from '@bujiao/input-text';
import { IfGiven, TypedText } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, Matches, ValidateNested } from 'class-validator';
import { ID_PATTERN, Money } from '../order-feed/order-event.fields.js';
import { MOST_ALTERNATIVES, MOST_OF_A_SPECIFICATION } from './goods-limits.js';
import type { Alternative, ListedGoods, NamedAlternative } from './goods-catalogue.repository.js';

const KIND = { enum: GOODS_KINDS, enumName: 'GoodsKind' };
const CHANGE = { enum: GOODS_CHANGES, enumName: 'GoodsChangeKind' };
const PRICE = {
  type: 'integer',
  minimum: 0,
  description: 'Of one unit, integer 分.',
  example: 1000,
} as const;

/** Name, kind and price of goods. */
export class PricedGoodsDto implements Omit<ListedGoods, 'goodsId'> {
  @ApiProperty({ example: '腾讯Q币 10个' }) @TypedText(nameText) name: string;
  @ApiProperty(KIND) @IsIn(GOODS_KINDS) goodsKind: GoodsKind;
  /** As buyers know it, say `100 点` or `iOS`. */
  @ApiPropertyOptional({ example: '100 点' })
  @IfGiven()
  @TypedText(nameText.atMost(MOST_OF_A_SPECIFICATION))
  specification?: string;
  @ApiProperty(PRICE) @Money() unitPrice: number;
}

export class NamedAlternativeDto implements NamedAlternative {
  @ApiProperty({ example: 'QQ-COIN-05' }) @Matches(ID_PATTERN) goodsId: string;
  @ApiProperty(CHANGE) @IsIn(GOODS_CHANGES) change: GoodsChangeKind;
}

/** All alternatives of the goods; an empty list allows none. */
export class AlternativesDto {
  @ApiProperty({ type: [NamedAlternativeDto], maxItems: MOST_ALTERNATIVES })
  @IsArray()
  @ArrayMaxSize(MOST_ALTERNATIVES)
  @ArrayUnique(({ goodsId }: NamedAlternativeDto) => goodsId)
  @ValidateNested({ each: true })
  @Type(() => NamedAlternativeDto)
  alternatives: NamedAlternativeDto[];
}

export class ListedGoodsDto implements ListedGoods {
  @ApiProperty({ example: 'QQ-COIN-10' }) readonly goodsId: string;
  @ApiProperty() readonly name: string;
  @ApiProperty(KIND) readonly goodsKind: GoodsKind;
  @ApiPropertyOptional() readonly specification?: string;
  @ApiProperty(PRICE) readonly unitPrice: number;
}

export class AlternativeDto extends ListedGoodsDto implements Alternative {
  @ApiProperty(CHANGE) readonly change: GoodsChangeKind;
}

export class CatalogueEntryDto {
  @ApiProperty({ example: 'QQ-COIN-10' }) readonly goodsId: string;
  @ApiPropertyOptional({ type: ListedGoodsDto, description: 'Absent where the goods have no price.' })
  readonly listed?: ListedGoodsDto;
  @ApiProperty({ type: [AlternativeDto], description: 'Those with a price, in the order of the list.' })
  readonly alternatives: readonly AlternativeDto[];
}
