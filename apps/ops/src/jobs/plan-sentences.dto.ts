import { SentenceDto } from '@bujiao/platform';
import type { PlanSentences } from '@bujiao/replay';
import type { PlanSentence } from '@bujiao/texts';
import { ApiProperty } from '@nestjs/swagger';

class PlanSentenceDto extends SentenceDto implements PlanSentence {
  @ApiProperty({ example: 'decided-today', description: 'Stable; later versions add codes.' })
  readonly code: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { group: 'fulfillment' },
    description: 'What the sentence names.',
  })
  readonly values: PlanSentence['values'];
}

class SkippedSentenceDto {
  @ApiProperty({ type: PlanSentenceDto }) readonly what: PlanSentenceDto;
  @ApiProperty({ type: PlanSentenceDto }) readonly why: PlanSentenceDto;
}

export class PlanSentencesDto implements PlanSentences {
  @ApiProperty({ type: [PlanSentenceDto] }) readonly writes: readonly PlanSentenceDto[];
  @ApiProperty({ type: [SkippedSentenceDto] }) readonly skips: readonly SkippedSentenceDto[];
  @ApiProperty({ type: [PlanSentenceDto] }) readonly reachesOutside: readonly PlanSentenceDto[];
}
