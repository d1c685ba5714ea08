import type {
  Job,
  JobCounters,
  JobEvent,
  JobPhase,
  JobPlan,
  JobState,
  JobVerb,
  ParkedSequence,
  Selection,
} from '@bujiao/replay';
import { JOB_STATES } from '@bujiao/replay';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JobView } from './job-view.js';
import { JobWordsDto } from './job-words.dto.js';
import { PlanSentencesDto } from './plan-sentences.dto.js';
import { COUNT } from '../count.schema.js';

/** All of them, or it does not compile. */
const VERBS: Readonly<Record<JobVerb, true>> = {
  rebuild: true,
  verify: true,
  topic: true,
  impact: true,
  redrive: true,
  redeliver: true,
  discard: true,
  group: true,
  backup: true,
  backtest: true,
  shadow: true,
};
export const JOB_VERB = { enum: Object.keys(VERBS), enumName: 'JobVerb' };
export const JOB_STATE = { enum: JOB_STATES, enumName: 'JobState' };
const PHASES: Readonly<Record<JobPhase, true>> = {
  build: true,
  built: true,
  swap: true,
  follow: true,
  swapped: true,
  undo: true,
  unfollow: true,
  undone: true,
  finished: true,
};
export const JOB_PHASE = { enum: Object.keys(PHASES), enumName: 'JobPhase' };
const TIME = { format: 'date-time' } as const;
const PERCENT = { type: 'integer', minimum: 0, maximum: 100 } as const;

class SelectionDto implements Selection {
  @ApiProperty({ example: 'start', description: 'Events after this position.' }) readonly after: string;
  @ApiProperty({ example: '123456', description: 'Up to and with this position.' }) readonly upTo: string;
  @ApiPropertyOptional({ type: [String] }) readonly types?: readonly string[];
  @ApiPropertyOptional({ type: [String] }) readonly orders?: readonly string[];
  @ApiPropertyOptional() readonly actor?: string;
  @ApiPropertyOptional() readonly correlation?: string;
}

class PlanCountsDto {
  @ApiProperty(COUNT) readonly events: number;
  @ApiProperty(COUNT) readonly orders: number;
  @ApiProperty({ type: 'object', additionalProperties: COUNT, example: { ResubmissionApproved: 12 } })
  readonly byType: Readonly<Record<string, number>>;
}

class SkippedDto {
  @ApiProperty() readonly what: string;
  @ApiProperty() readonly why: string;
}

class ParkedSequenceDto implements ParkedSequence {
  @ApiProperty({ example: 'fulfillment' }) readonly group: string;
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty(COUNT) readonly letters: number;
}

class JobPlanDto implements JobPlan {
  @ApiProperty({ type: SelectionDto }) readonly selection: SelectionDto;
  @ApiProperty({ type: PlanCountsDto }) readonly counts: PlanCountsDto;
  @ApiPropertyOptional({ ...TIME, description: 'When the first selected event was recorded.' })
  readonly firstAt?: string;
  @ApiPropertyOptional({ ...TIME, description: 'When the last selected event was recorded.' })
  readonly lastAt?: string;
  @ApiProperty({ type: [String], description: 'What it writes to.' }) readonly writes: readonly string[];
  @ApiProperty({ type: [SkippedDto], description: 'What is left out, and why.' })
  readonly skips: readonly SkippedDto[];
  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    description: 'What it reaches outside; of a replay always empty.',
  })
  readonly reachesOutside: JobPlan['reachesOutside'];
  @ApiPropertyOptional({
    type: PlanSentencesDto,
    description:
      '`writes`, `skips` and `reachesOutside` in both languages, in the same order; absent in plans of earlier versions.',
  })
  readonly sentences?: PlanSentencesDto;
  @ApiPropertyOptional({
    type: [String],
    description: 'Types of the events that a replay into a group may append; no other is.',
  })
  readonly appends?: readonly string[];
  @ApiPropertyOptional({ type: [ParkedSequenceDto], description: 'The parked events of a redrive.' })
  readonly sequences?: readonly ParkedSequenceDto[];
  @ApiPropertyOptional({ type: [String], description: 'Ids of the dead letters that a discard gives up.' })
  readonly letters?: readonly string[];
  @ApiPropertyOptional({ description: 'The consumer group of a redelivery.' }) readonly group?: string;
  @ApiPropertyOptional({
    type: [String],
    description: 'Jobs that find out what would be decided today; the plan waits for them.',
  })
  readonly impacts?: readonly string[];
  @ApiProperty({ ...COUNT, description: 'Estimated duration, in seconds.' }) readonly seconds: number;
}

class JobCountersDto implements JobCounters {
  @ApiProperty({ ...COUNT, description: 'Events worked off.' }) readonly events: number;
  @ApiProperty({ ...COUNT, description: 'Rows or messages written.' }) readonly written: number;
}

export class JobDto implements JobView {
  @ApiProperty({ example: 'r-1f0a8c55' }) readonly id: string;
  @ApiProperty(JOB_VERB) readonly verb: JobVerb;
  @ApiProperty({ example: 'projection:after-sales-progress' }) readonly target: string;
  @ApiProperty(JOB_STATE) readonly state: JobState;
  @ApiProperty(JOB_PHASE) readonly phase: JobPhase;
  @ApiProperty({ type: JobPlanDto }) readonly plan: JobPlanDto;
  @ApiProperty() readonly plannedBy: string;
  @ApiProperty({ example: 'a column was added' }) readonly because: string;
  @ApiProperty(TIME) readonly plannedAt: string;
  @ApiProperty({ ...TIME, description: 'A plan that nobody ran by then can no longer be run.' })
  readonly expiresAt: string;
  @ApiPropertyOptional() readonly runBy?: string;
  @ApiPropertyOptional({ description: 'Why it was run; `because` is why it was planned.' })
  readonly runBecause?: string;
  @ApiPropertyOptional(TIME) readonly startedAt?: string;
  @ApiPropertyOptional(TIME) readonly endedAt?: string;
  @ApiPropertyOptional({ description: 'All selected events up to this position are worked off.' })
  readonly checkpoint?: string;
  @ApiProperty({ type: JobCountersDto }) readonly counters: JobCountersDto;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Most events a second.' }) readonly rate: number;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What came of it; of a rebuild the comparison of `GET /replays/{id}/diff`.',
  })
  readonly result?: object;
  @ApiPropertyOptional({ description: 'Why it failed.' }) readonly error?: string;
  @ApiProperty({ ...TIME, description: 'When its checkpoint last moved.' }) readonly updatedAt: string;
  @ApiProperty({ ...PERCENT, description: 'Of the planned events.' }) readonly percent: number;
  @ApiPropertyOptional({ ...COUNT, description: 'Since it was started; absent while it does not run.' })
  readonly eventsPerSecond?: number;
  @ApiPropertyOptional(COUNT) readonly secondsLeft?: number;
  @ApiProperty({ type: JobWordsDto, description: 'How it stands, in both languages.' })
  readonly words: JobWordsDto;
}

class JobEventDto implements JobEvent {
  @ApiProperty(TIME) readonly at: string;
  @ApiProperty({ example: 'planned' }) readonly what: string;
  @ApiProperty() readonly who: string;
  @ApiPropertyOptional() readonly why?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) readonly data?: object;
}

export class JobWithEventsDto extends JobDto {
  @ApiProperty({ type: [JobEventDto], description: 'What was done to it and by whom, oldest first.' })
  readonly events: readonly JobEventDto[];
}

/** The newest job of a projection. */
export class NewestJobDto implements Pick<Job, 'id' | 'verb' | 'state' | 'phase'> {
  @ApiProperty({ example: 'r-1f0a8c55' }) readonly id: string;
  @ApiProperty(JOB_VERB) readonly verb: JobVerb;
  @ApiProperty(JOB_STATE) readonly state: JobState;
  @ApiProperty(JOB_PHASE) readonly phase: JobPhase;
  @ApiProperty(PERCENT) readonly percent: number;
  @ApiProperty({ type: JobWordsDto, description: 'How it stands, in both languages.' })
  readonly words: JobWordsDto;
}
