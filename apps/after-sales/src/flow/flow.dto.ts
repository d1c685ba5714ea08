import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { STAGES, type Stage } from '../progress/stages.js';
import type { FlowView, StageFlow } from './flow.js';

const COUNT = { type: 'integer', minimum: 0 } as const;

class StageFlowDto implements StageFlow {
  @ApiProperty({ enum: STAGES }) readonly stage: Stage;
  @ApiProperty({ ...COUNT, description: 'Resubmissions that have neither ended nor left the stage.' })
  readonly waiting: number;
  @ApiProperty({ ...COUNT, description: 'Those of them that a person has to decide.' })
  readonly withPerson: number;
  @ApiPropertyOptional({ format: 'date-time', description: 'Of the one that has waited longest.' })
  readonly oldestSince?: string;
}

export class FlowDto implements FlowView {
  @ApiProperty({ ...COUNT, description: 'The last minutes that what came in and went out is counted over.' })
  readonly windowMinutes: number;
  @ApiProperty({ ...COUNT, description: 'Asked for within the window.' }) readonly requested: number;
  @ApiProperty({ ...COUNT, description: 'Delivered within the window.' }) readonly delivered: number;
  @ApiProperty({ ...COUNT, description: 'Receipt confirmed within the window.' }) readonly completed: number;
  @ApiProperty({ ...COUNT, description: 'Rejected or failed within the window.' }) readonly refused: number;
  @ApiProperty({ type: [StageFlowDto] }) readonly stages: readonly StageFlowDto[];
}
