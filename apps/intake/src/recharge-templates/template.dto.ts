import {
  FIELD_TYPES,
  TARGET_FIELDS,
  type FieldType,
  type RechargeTemplate,
  type TargetField,
} from '@bujiao/contracts';
import { accountText, nameText, noteText } from '@bujiao/input-text';
import { IfGiven, TypedText } from '@bujiao/platform';
import { LONGEST_PATTERN, LONGEST_VALUE } from '@bujiao/recharge-templates';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { FIELD_TYPE, TARGET_FIELD } from './target-form.dto.js';
import { TEMPLATE_ID } from './template-id.js';

/** Ids of templates, games, goods and merchants: what may stand in an address and a log line. */
export const ID = TEMPLATE_ID;
const AN_ID = { message: 'must be an id of letters, digits and . _ : -, at most 64' };
const MOST_GOODS = 500;
const MOST_CHOICES = 200;
const LENGTH = { required: false, type: 'integer', minimum: 1, maximum: LONGEST_VALUE } as const;

/** A text in both languages. */
export class LabelDto {
  @ApiProperty({ example: '服务器' }) @TypedText(nameText) zh: string;
  @ApiProperty({ example: 'Server' }) @TypedText(nameText) en: string;
}

export class TemplateChoiceDto {
  /** As the supplier takes it. */
  @ApiProperty({ example: '电信一区' }) @TypedText(accountText.atMost(LONGEST_VALUE)) value: string;
  @ApiProperty({ required: false, type: LabelDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => LabelDto)
  label?: LabelDto;
}

export class TemplateFieldDto {
  @ApiProperty(TARGET_FIELD) @IsIn(TARGET_FIELDS) field: TargetField;

  @ApiProperty({ type: LabelDto })
  @IsObject()
  @ValidateNested()
  @Type(() => LabelDto)
  label: LabelDto;

  @ApiProperty(FIELD_TYPE) @IsIn(FIELD_TYPES) type: FieldType;

  /** The account always is. */
  @ApiProperty({ required: false, default: true }) @IfGiven() @IsBoolean() required?: boolean;

  @ApiProperty(LENGTH) @IfGiven() @IsInt() @Min(1) @Max(LONGEST_VALUE) minLength?: number;
  @ApiProperty(LENGTH) @IfGiven() @IsInt() @Min(1) @Max(LONGEST_VALUE) maxLength?: number;

  /** A row of characters, `\\d` and `[lists]`, each with `{6}`, `{6,12}` or `?`; the whole value matches it. */
  @ApiProperty({ required: false, example: '[A-Za-z0-9_]{6,18}', maxLength: LONGEST_PATTERN })
  @IfGiven()
  @IsString()
  @MaxLength(LONGEST_PATTERN)
  pattern?: string;

  /** With the type `choice`. */
  @ApiProperty({ required: false, type: [TemplateChoiceDto], maxItems: MOST_CHOICES })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @ValidateNested({ each: true })
  @Type(() => TemplateChoiceDto)
  choices?: TemplateChoiceDto[];

  @ApiProperty({ required: false, type: LabelDto })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => LabelDto)
  hint?: LabelDto;

  @ApiProperty({ required: false, example: 'dragon_2026' })
  @IfGiven()
  @TypedText(accountText.atMost(LONGEST_VALUE))
  example?: string;
}

/** A recharge template without its id, which the address names. */
export class TemplateContentDto implements Omit<RechargeTemplate, 'id'> {
  @ApiProperty({ type: LabelDto })
  @IsObject()
  @ValidateNested()
  @Type(() => LabelDto)
  name: LabelDto;

  /** Roles of one game are bound across all templates that name it; absent: the template's id. */
  @ApiProperty({ required: false, example: 'dragon-quest' }) @IfGiven() @Matches(ID, AN_ID) game?: string;

  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_GOODS, example: ['custom-dragon-100'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_GOODS)
  @Matches(ID, { each: true, ...AN_ID })
  goods: string[];

  /** Only for orders of this merchant; it goes before the template for everybody. */
  @ApiProperty({ required: false, example: 'M10017' }) @IfGiven() @Matches(ID, AN_ID) merchantId?: string;

  @ApiProperty({ type: [TemplateFieldDto], minItems: 1, maxItems: TARGET_FIELDS.length })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TARGET_FIELDS.length)
  @ValidateNested({ each: true })
  @Type(() => TemplateFieldDto)
  fields: TemplateFieldDto[];
}

export class PublishTemplateDto extends TemplateContentDto {
  /** Why; recorded. */
  @ApiProperty({ example: 'the game opened a new area' }) @TypedText(noteText) because: string;
}

export class WithdrawTemplateDto {
  /** Why; recorded. */
  @ApiProperty({ example: 'the goods are sold no more' }) @TypedText(noteText) because: string;
}
