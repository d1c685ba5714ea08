import { SentenceDto } from '@bujiao/platform';
import type { JobWords } from '@bujiao/texts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class JobWordsDto implements JobWords {
  @ApiProperty({ type: SentenceDto, description: 'Verb and target.' }) readonly what: SentenceDto;
  @ApiProperty({ type: SentenceDto }) readonly state: SentenceDto;
  @ApiPropertyOptional({
    type: SentenceDto,
    description: 'Of a job that runs; how far a stopped one is stands in its state.',
  })
  readonly progress?: SentenceDto;
  @ApiPropertyOptional({ type: SentenceDto, description: 'How long it takes yet.' })
  readonly left?: SentenceDto;
  @ApiPropertyOptional({ type: SentenceDto, description: 'What came of it.' }) readonly result?: SentenceDto;
  @ApiProperty({ type: SentenceDto, description: 'All of it in one sentence.' })
  readonly sentence: SentenceDto;
}
