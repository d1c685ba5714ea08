import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROGRESS_EXAMPLE, type ProgressView } from './progress-view.js';
import { STAGE_NAMES, STAGES, type ProgressOutcome, type Stage } from './stages.js';

const OUTCOMES = [
  'closed',
  'rejected',
  'failed',
  'waiting-for-human',
] as const satisfies readonly ProgressOutcome[];

/** What a progress bar needs. */
export class ProgressDto implements ProgressView {
  @ApiProperty({ example: PROGRESS_EXAMPLE.orderId }) readonly orderId: string;
  @ApiProperty({ format: 'uuid', example: PROGRESS_EXAMPLE.resubmissionId }) readonly resubmissionId: string;
  @ApiProperty({ enum: STAGES, enumName: 'ProgressStage' }) readonly stage: Stage;
  @ApiProperty({ enum: Object.values(STAGE_NAMES) }) readonly stageName: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: STAGES.length }) readonly stageNo: number;
  @ApiProperty({ type: [String], example: PROGRESS_EXAMPLE.stages }) readonly stages: readonly string[];
  @ApiPropertyOptional({
    enum: OUTCOMES,
    enumName: 'ProgressOutcome',
    description: '`closed`, `rejected` and `failed` are ends.',
  })
  readonly outcome?: ProgressOutcome;
  @ApiPropertyOptional({ type: SentenceDto }) readonly sentence?: SentenceDto;
  @ApiPropertyOptional({ format: 'date-time' }) readonly requestedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly deliveredAt?: string;
  @ApiProperty({ format: 'date-time' }) readonly updatedAt: string;
}
