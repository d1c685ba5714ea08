import {
  GOODS_KINDS,
  LANGUAGES,
  NOTICE_CHANNELS,
  type GoodsKind,
  type Language,
  type NoticeChannel,
} from '@bujiao/contracts';
import { nameText } from '@bujiao/input-text';
import { IfGiven, TypedText } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, ValidateNested } from 'class-validator';
import type { GoodsPreference, Preferences } from './preferences.service.js';

const MOST_OF_A_SPECIFICATION = 64;

export class GoodsPreferenceDto implements GoodsPreference {
  @ApiProperty({ enum: GOODS_KINDS, enumName: 'GoodsKind' })
  @IsIn(GOODS_KINDS)
  goodsKind: GoodsKind;

  /** As the buyer writes it, say `100 点` or `iOS`. */
  @ApiProperty({ example: '100 点' })
  @TypedText(nameText.atMost(MOST_OF_A_SPECIFICATION))
  specification: string;
}

/** All of a buyer's preferences: what is left out is taken away. */
export class PreferencesDto implements Preferences {
  /** Of notices. */
  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'NoticeLanguage' })
  @IfGiven()
  @IsIn(LANGUAGES)
  language?: Language;

  /** By which notices should come. */
  @ApiPropertyOptional({ enum: NOTICE_CHANNELS, enumName: 'NoticeChannel' })
  @IfGiven()
  @IsIn(NOTICE_CHANNELS)
  channel?: NoticeChannel;

  /** One for each kind of goods, at most. */
  @ApiProperty({ type: [GoodsPreferenceDto] })
  @IsArray()
  @ArrayMaxSize(GOODS_KINDS.length)
  @ArrayUnique(({ goodsKind }: GoodsPreferenceDto) => goodsKind)
  @ValidateNested({ each: true })
  @Type(() => GoodsPreferenceDto)
  goods: GoodsPreferenceDto[];

  /** Save the accounts of deliveries that the buyer confirms. */
  @ApiProperty()
  @IsBoolean()
  learnRecipients: boolean;
}
