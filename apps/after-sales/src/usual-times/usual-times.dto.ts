import { SentenceDto } from '@bujiao/platform';
import { ApiProperty } from '@nestjs/swagger';
import {
  TIMED_STAGES,
  type TimedStage,
  type UsualTimesView,
  type UsualTimeView,
} from './usual-times.view.js';

const INTEGER = { type: 'integer', minimum: 0 } as const;

class UsualTimeDto implements UsualTimeView {
  @ApiProperty({
    enum: TIMED_STAGES,
    description:
      '`verifying`: request to approval. `resubmitting`: approval to delivery. `whole`: request to delivery. `person`: hand-over to decision.',
  })
  readonly stage: TimedStage;
  @ApiProperty({ enum: ['reason', 'all'], description: 'Of the asked reason, or of all for want of cases.' })
  readonly of: 'reason' | 'all';
  @ApiProperty(INTEGER) readonly cases: number;
  @ApiProperty({ ...INTEGER, description: 'Half of the cases took no longer.' }) readonly medianMs: number;
  @ApiProperty({ ...INTEGER, description: 'Nine of ten took no longer.' }) readonly nineOfTenMs: number;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

export class UsualTimesDto implements UsualTimesView {
  @ApiProperty({ ...INTEGER, description: 'Of deliveries in so many days.' }) readonly days: number;
  @ApiProperty({ type: [UsualTimeDto], description: 'Without the stages of which too few cases are known.' })
  readonly stages: readonly UsualTimeDto[];
}
