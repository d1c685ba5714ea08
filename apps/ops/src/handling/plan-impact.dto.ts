import { SentenceDto } from '@bujiao/platform';
import type { JobState } from '@bujiao/replay';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { JOB_STATE } from '../jobs/job.dto.js';
import type { GroupImpactView, PlanImpact } from './impacts.service.js';
import { COUNT } from '../count.schema.js';

class OutcomeDto {
  @ApiProperty({ example: 'start', description: 'Stable code; `nothing` where the history says it already.' })
  readonly outcome: string;
  @ApiProperty({ description: 'The English of `sentence`.' }) readonly text: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiPropertyOptional({ example: 'supplier jd', description: 'The English of `calls`.' })
  readonly outside?: string;
  @ApiPropertyOptional({ type: SentenceDto, description: 'Whom it would call.' })
  readonly calls?: SentenceDto;
  @ApiProperty(COUNT) readonly orders: number;
  @ApiProperty({ type: [String], description: 'The first of them.' }) readonly examples: readonly string[];
}

class GroupImpactDto implements GroupImpactView {
  @ApiProperty({ example: 'r-1f0a8c55', description: 'The job that finds it out.' }) readonly job: string;
  @ApiProperty({ example: 'fulfillment' }) readonly group: string;
  @ApiProperty(JOB_STATE) readonly state: JobState;
  @ApiProperty(COUNT) readonly orders: number;
  @ApiProperty({ type: [OutcomeDto] }) readonly outcomes: readonly OutcomeDto[];
}

export class PlanImpactDto implements PlanImpact {
  @ApiProperty({ description: 'False: it is still being found out.' }) readonly done: boolean;
  @ApiProperty({ type: [GroupImpactDto] }) readonly groups: readonly GroupImpactDto[];
}
