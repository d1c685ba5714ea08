import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ID_PATTERN } from '../order-feed/order-event.fields.js';
import { ListedGoodsDto, NamedAlternativeDto } from './goods-catalogue.dto.js';

export class GoodsPageQuery {
  /** A part of an id or a name. */
  @IsOptional() @IsString() @Length(1, 100) q?: string;
  /** Of these goods alone. */
  @IsOptional() @Matches(ID_PATTERN) goodsId?: string;
  /** `next` of the page before. */
  @IsOptional() @Matches(ID_PATTERN) after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit = 200;
}

export class GoodsChangesQuery {
  /** `next` of the page before. */
  @IsOptional() @Matches(/^[1-9]\d{0,17}$/) before?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit = 50;
}

export class GoodsLineDto {
  @ApiProperty({ example: 'QQ-COIN-10' }) readonly goodsId: string;
  @ApiPropertyOptional({ type: ListedGoodsDto, description: 'Absent where the goods have no price.' })
  readonly listed?: ListedGoodsDto;
  @ApiProperty({ type: [NamedAlternativeDto], description: 'Of all orders whose merchant has no list.' })
  readonly alternatives: readonly NamedAlternativeDto[];
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Merchants that have a list of their own.' })
  readonly ownLists: number;
  @ApiProperty({ description: 'Who changed price or alternatives last.' }) readonly setBy: string;
  @ApiProperty({ format: 'date-time' }) readonly setAt: string;
}

export class GoodsPageDto {
  @ApiProperty({ type: [GoodsLineDto], description: 'By id.' }) readonly goods: readonly GoodsLineDto[];
  @ApiPropertyOptional({ description: '`after` of the next page, where there is one.' })
  readonly next?: string;
}
