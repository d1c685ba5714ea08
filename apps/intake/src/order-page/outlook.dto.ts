import { DOERS, OUTLOOK_CODES, type Doer, type OutlookCode } from '@bujiao/order-history';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { NextMoveView, OutlookView } from './outlook.view.js';

const DOER = { enum: DOERS, enumName: 'Doer' };

class NextMoveDto implements NextMoveView {
  @ApiProperty(DOER) readonly by: Doer;
  @ApiProperty({ type: SentenceDto }) readonly byName: SentenceDto;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent where no time is set.' })
  readonly at?: string;
}

class OutlookNowDto {
  @ApiProperty(DOER) readonly by: Doer;
  @ApiProperty({ type: SentenceDto }) readonly byName: SentenceDto;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiPropertyOptional({ format: 'date-time' }) readonly since?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'The latest end, where a rule sets one.' })
  readonly until?: string;
}

export class OutlookDto implements OutlookView {
  @ApiProperty({ enum: OUTLOOK_CODES, enumName: 'OutlookCode' }) readonly code: OutlookCode;
  @ApiProperty({ type: SentenceDto, description: 'Money, units, what happens now and what comes next.' })
  readonly sentence: SentenceDto;
  @ApiProperty({ type: OutlookNowDto }) readonly now: OutlookNowDto;
  @ApiProperty({ type: [NextMoveDto] }) readonly next: readonly NextMoveDto[];
  @ApiPropertyOptional({ type: SentenceDto, description: 'What becomes of it when it takes longer.' })
  readonly ifStopped?: SentenceDto;
}
