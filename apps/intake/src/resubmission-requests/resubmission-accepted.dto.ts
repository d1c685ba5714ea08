import { RESUBMISSION_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { RESUBMISSION_ANSWER_EXAMPLE as EXAMPLE, type ResubmissionAnswer } from './resubmission-answer.js';

class ResubmissionLinksDto {
  @ApiProperty({ example: EXAMPLE.links.progress }) readonly progress: string;
  @ApiProperty({ example: EXAMPLE.links.history }) readonly history: string;
}

export class ResubmissionAcceptedDto implements ResubmissionAnswer {
  @ApiProperty({ format: 'uuid', example: EXAMPLE.resubmissionId }) readonly resubmissionId: string;
  @ApiProperty({ example: EXAMPLE.orderId }) readonly orderId: string;
  @ApiProperty({ enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' })
  readonly reason: ResubmissionReason;
  @ApiProperty({ enum: ['requested'] }) readonly stage: 'requested';
  @ApiProperty({ type: ResubmissionLinksDto }) readonly links: ResubmissionLinksDto;
}
