import { LANGUAGES, type Language } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import type { ConsentText } from '@bujiao/texts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { ConsentView } from './zero-touch-consents.service.js';

const VERSION = { example: '2026-12-1' };

export class GiveConsentDto {
  /** The version of the text that the buyer read. Refused where it is not the one of today. */
  @ApiProperty({ ...VERSION, maxLength: 64 })
  @IsString()
  @MaxLength(64)
  version: string;

  /** The language that they read it in. */
  @ApiProperty({ enum: LANGUAGES, enumName: 'ConsentLanguage' })
  @IsIn(LANGUAGES)
  language: Language;
}

class ConsentTextDto implements ConsentText {
  @ApiProperty({ example: 'zero-touch-consent' }) readonly code: string;
  @ApiProperty(VERSION) readonly version: string;
  @ApiProperty({ type: SentenceDto }) readonly title: SentenceDto;
  @ApiProperty({ type: [SentenceDto] }) readonly sentences: readonly SentenceDto[];
}

export class ConsentDto implements ConsentView {
  @ApiProperty({ description: 'The buyer agrees to the text of today.' }) readonly given: boolean;
  @ApiPropertyOptional({ format: 'date-time', description: 'When they agreed last, also to an older text.' })
  readonly at?: string;
  @ApiPropertyOptional({ ...VERSION, description: 'What they agreed to; an older version no longer counts.' })
  readonly agreedVersion?: string;
  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'ConsentLanguage' })
  readonly language?: Language;
  @ApiProperty({ type: ConsentTextDto, description: 'The text that is agreed to now.' })
  readonly text: ConsentTextDto;
}
