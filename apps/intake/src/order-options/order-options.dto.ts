import { RESUBMISSION_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import { DOERS, type Doer } from '@bujiao/order-history';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ChangesDto } from './changes.dto.js';
import type { OptionView, OrderOptions } from './order-options.view.js';

class OptionDto implements OptionView {
  @ApiProperty({ enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' })
  readonly reason: ResubmissionReason;
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
  @ApiProperty({ description: 'A click with this reason would be taken now.' }) readonly open: boolean;
  @ApiProperty({ example: 'delivered-by-us', description: 'The rule that forbids it, where it is not open.' })
  readonly code: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiPropertyOptional({ type: [String], description: 'Fields that have to be given.' })
  readonly fields?: readonly string[];
  @ApiPropertyOptional({ format: 'date-time', description: 'When the answer may be another one.' })
  readonly until?: string;
}

class HelpDto {
  @ApiProperty({ enum: DOERS, enumName: 'Doer' }) readonly by: Doer;
  @ApiProperty({ type: SentenceDto }) readonly byName: SentenceDto;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

export class OrderOptionsDto implements OrderOptions {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ example: 'delivered-by-us', description: 'The decision without a chosen reason.' })
  readonly code: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiProperty({ type: [OptionDto], description: 'One for each reason.' })
  readonly options: readonly OptionDto[];
  @ApiPropertyOptional({
    type: ChangesDto,
    description: 'What may be changed; absent while the order cannot be resubmitted.',
  })
  readonly changes?: ChangesDto;
  @ApiProperty({ type: HelpDto, description: 'Who can help, and with what.' }) readonly help: HelpDto;
}
