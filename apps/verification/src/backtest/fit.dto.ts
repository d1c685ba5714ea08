import type { FittedFactor } from '@bujiao/backtest';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FitView } from './fit-view.js';

const COUNT = { type: 'integer', minimum: 0 } as const;
const POINTS = { type: 'integer', minimum: -1_000, maximum: 1_000 } as const;

class FittedFactorDto implements FittedFactor {
  @ApiProperty({ example: 'disputes' }) readonly factor: string;
  @ApiProperty(POINTS) readonly was: number;
  @ApiProperty(POINTS) readonly points: number;
  @ApiProperty({ description: 'Logarithm of the odds that it adds.' }) readonly weight: number;
  @ApiProperty({ ...COUNT, description: 'Good decisions in which it held.' }) readonly good: number;
  @ApiProperty(COUNT) readonly bad: number;
}

export class FitDto implements FitView {
  @ApiProperty({ ...COUNT, description: 'Decisions that turned out good, of those it rests on.' })
  readonly good: number;
  @ApiProperty(COUNT) readonly bad: number;
  @ApiPropertyOptional({
    enum: ['few-labels', 'mostly-bad', 'no-score'],
    description: 'Why nothing is proposed.',
  })
  readonly nothing?: FitView['nothing'];
  @ApiProperty({ type: [FittedFactorDto] }) readonly factors: readonly FittedFactorDto[];
  @ApiPropertyOptional({ description: 'The text of a draft with these points, YAML. It is not saved.' })
  readonly text?: string;
}
