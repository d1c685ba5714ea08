import { noteText } from '@bujiao/input-text';
import { Moment, TypedText } from '@bujiao/platform';
import { JOB_STATES } from '@bujiao/replay';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { BacktestView } from './backtest-view.js';
import { BacktestReportDto } from './backtest-report.dto.js';

const TIME = { format: 'date-time' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;

/** Why somebody does something; it stays on record. */
export class BacktestBecauseDto {
  @ApiProperty({ example: 'game points: 48 hours' })
  @TypedText(noteText)
  because: string;
}

export class StartBacktestDto extends BacktestBecauseDto {
  /** From when on decisions are read, ISO 8601 with its zone. */
  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-09-01T00:00:00+08:00' })
  @Moment()
  since: string;

  /** Reviews that the reviewers can do in a day; the report says what is more. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1_000_000, example: 80 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  capacity?: number;
}

export class BacktestDto implements BacktestView {
  @ApiProperty({ example: 'r-1f0a8c55' }) readonly id: string;
  @ApiProperty({ example: 'standard-2026-12-3' }) readonly version: string;
  @ApiProperty({ enum: JOB_STATES, enumName: 'JobState' }) readonly state: BacktestView['state'];
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100, description: 'Of the planned decisions.' })
  readonly percent: number;
  @ApiProperty({ ...COUNT, description: 'Recorded decisions that were planned.' }) readonly planned: number;
  @ApiProperty(TIME) readonly since: string;
  @ApiPropertyOptional({ ...COUNT, description: 'Reviews that reviewers can do in a day.' })
  readonly capacity?: number;
  @ApiProperty() readonly by: string;
  @ApiProperty() readonly because: string;
  @ApiProperty(TIME) readonly startedAt: string;
  @ApiPropertyOptional(TIME) readonly endedAt?: string;
  @ApiPropertyOptional({ description: 'Why it failed.' }) readonly error?: string;
  @ApiProperty({ type: BacktestReportDto, description: 'Of what it has read so far.' })
  readonly report: BacktestReportDto;
}

export class ShadowDto {
  @ApiProperty({ description: 'It decides beside the version in force now.' }) readonly running: boolean;
  @ApiPropertyOptional({
    type: BacktestDto,
    description: 'The newest shadow of the version; absent where there was none.',
  })
  readonly shadow?: BacktestDto;
}
