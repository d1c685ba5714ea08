import {
  LANGUAGES,
  NOTICE_CHANNELS,
  NOTICE_CODES,
  type Language,
  type Notice,
  type NoticeChannel,
  type NoticeCode,
} from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** What a buyer was told. */
export class NoticeDto implements Notice {
  @ApiProperty({ enum: NOTICE_CODES, enumName: 'NoticeCode' }) readonly code: NoticeCode;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    example: { quantity: 1 },
    description: 'What the sentence is made of.',
  })
  readonly values: Record<string, string | number>;
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'Version of the catalogue that the words are from.',
  })
  readonly catalogue: number;
  @ApiProperty({ enum: LANGUAGES, isArray: true, description: 'The languages in which it was sent.' })
  readonly languages: readonly Language[];
  @ApiPropertyOptional({
    enum: NOTICE_CHANNELS,
    enumName: 'NoticeChannel',
    description: 'By which way the buyer preferred it; absent: the choice of the shop.',
  })
  readonly channel?: NoticeChannel;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}
