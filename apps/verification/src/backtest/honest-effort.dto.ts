import type { Comparisons } from '@bujiao/backtest';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

class OldNewDto {
  @ApiProperty({ type: 'number', minimum: 0 }) readonly old: number;
  @ApiProperty({ type: 'number', minimum: 0 }) readonly new: number;
}

/** What honest buyers had to do, and would have to, on average over requests that turned out good. */
export class HonestEffortDto implements NonNullable<Comparisons['honest']> {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly decisions: number;
  @ApiProperty({ type: OldNewDto, description: 'Clicks; a refused request takes one more, to support.' })
  readonly steps: OldNewDto;
  @ApiProperty({
    type: OldNewDto,
    description: 'Typed: the requests had been made, so a draft changes none.',
  })
  readonly fields: OldNewDto;
  @ApiPropertyOptional({
    type: OldNewDto,
    description:
      'Minutes for a reviewer, estimated where none had looked. Absent where none was ever measured.',
  })
  readonly minutes?: OldNewDto;
}
