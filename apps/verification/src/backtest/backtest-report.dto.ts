import {
  LABELS,
  NOT_TOLD,
  OUTCOMES,
  type BacktestReport,
  type Cell,
  type ChangedOrder,
  type Comparisons,
  type Count,
  type DifferentAgain,
  type HitFactor,
  type Moved,
  type NamedHits,
  type Quality,
  type Verdict,
} from '@bujiao/backtest';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HonestEffortDto } from './honest-effort.dto.js';

const TIME = { format: 'date-time' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const AMOUNT = { ...COUNT, description: 'Integer 分.' } as const;
const PART = { minimum: 0, maximum: 1 } as const;
const OUTCOME = { enum: OUTCOMES, enumName: 'DecisionOutcome' };
const LABEL = { enum: LABELS, enumName: 'DecisionLabel' };
const NUMBER = { minimum: 0 } as const;
const GROUPS = ['good', 'bad', 'unknown'] as const;

class DecisionCountDto implements Count {
  @ApiProperty(COUNT) readonly decisions: number;
  @ApiProperty(AMOUNT) readonly amount: number;
}

class TurnedOutDto implements Readonly<Record<(typeof GROUPS)[number], Count>> {
  @ApiProperty({ type: DecisionCountDto }) readonly good: DecisionCountDto;
  @ApiProperty({ type: DecisionCountDto }) readonly bad: DecisionCountDto;
  @ApiProperty({ type: DecisionCountDto }) readonly unknown: DecisionCountDto;
}

class AffectedOrderDto {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty(AMOUNT) readonly amount: number;
}

class OutcomeCellDto extends DecisionCountDto implements Cell {
  @ApiProperty({ ...OUTCOME, description: 'As it was decided.' }) readonly from: Cell['from'];
  @ApiProperty({ ...OUTCOME, description: 'As the draft decides.' }) readonly to: Cell['to'];
  @ApiProperty({ type: TurnedOutDto }) readonly turnedOut: TurnedOutDto;
  @ApiProperty({ type: [AffectedOrderDto], description: 'Those worth most, at most 20.' })
  readonly orders: AffectedOrderDto[];
}

class MovedDto extends DecisionCountDto implements Moved {
  @ApiProperty({ type: TurnedOutDto }) readonly turnedOut: TurnedOutDto;
}

class LabelledDto extends DecisionCountDto {
  @ApiProperty(LABEL) readonly label: (typeof LABELS)[number];
  @ApiProperty({ enum: GROUPS }) readonly group: (typeof GROUPS)[number];
}

class NamedHitsDto implements NamedHits {
  @ApiProperty({ example: 'disputes' }) readonly name: string;
  @ApiProperty(COUNT) readonly old: number;
  @ApiProperty(COUNT) readonly new: number;
}

class DecisionQualityDto implements Quality {
  @ApiProperty({ ...COUNT, description: 'Not straight through, of those whose end is known.' })
  readonly stopped: number;
  @ApiProperty(COUNT) readonly stoppedBad: number;
  @ApiProperty({ ...COUNT, description: 'All that turned out bad.' }) readonly bad: number;
  @ApiPropertyOptional({ ...PART, description: 'Of what is stopped, the part that was bad.' })
  readonly precision?: number;
  @ApiPropertyOptional({ ...PART, description: 'Of what was bad, the part that is stopped.' })
  readonly recall?: number;
}

class QualitiesDto {
  @ApiProperty({ type: DecisionQualityDto }) readonly old: DecisionQualityDto;
  @ApiProperty({ type: DecisionQualityDto }) readonly new: DecisionQualityDto;
  @ApiProperty({ ...COUNT, description: 'Left out: how they end is not known yet.' })
  readonly unknown: number;
}

class ReviewLoadDto {
  @ApiProperty(COUNT) readonly days: number;
  @ApiProperty({ ...NUMBER, description: 'A day, on average.' }) readonly old: number;
  @ApiProperty(NUMBER) readonly new: number;
  @ApiProperty({ ...COUNT, description: 'On the day with most.' }) readonly mostOld: number;
  @ApiProperty(COUNT) readonly mostNew: number;
  @ApiPropertyOptional({ ...COUNT, description: 'What reviewers can do in a day.' })
  readonly capacity?: number;
  @ApiPropertyOptional(NUMBER) readonly overCapacity?: number;
}

class ReviewWaitDto {
  @ApiProperty({ ...NUMBER, description: 'Minutes for a reviewer, on average over all requests.' })
  readonly old: number;
  @ApiProperty({
    ...NUMBER,
    description: 'Estimated: one that nobody reviewed waits as long as those that were.',
  })
  readonly new: number;
  @ApiProperty({ ...COUNT, description: 'Reviews that were measured.' }) readonly measured: number;
}

class HitFactorDto implements HitFactor {
  @ApiProperty({ example: 'disputes' }) readonly factor: string;
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

class VerdictDto implements Verdict {
  @ApiProperty(OUTCOME) readonly outcome: Verdict['outcome'];
  @ApiPropertyOptional({ description: 'What stood against it.', example: 'outside-window' })
  readonly code?: string;
  @ApiPropertyOptional({ type: SentenceDto }) readonly sentence?: SentenceDto;
  @ApiPropertyOptional({ type: 'integer', description: 'Absent where nothing was scored.' })
  readonly points?: number;
  @ApiProperty({ type: [HitFactorDto] }) readonly factors: readonly HitFactorDto[];
}

class ChangedOrderDto extends AffectedOrderDto implements ChangedOrder {
  @ApiProperty() readonly resubmissionId: string;
  @ApiProperty(TIME) readonly at: string;
  @ApiProperty(LABEL) readonly label: ChangedOrder['label'];
  @ApiProperty({ type: VerdictDto }) readonly old: VerdictDto;
  @ApiProperty({ type: VerdictDto }) readonly new: VerdictDto;
}

class DecisionComparisonDto implements Comparisons {
  @ApiProperty({ type: [OutcomeCellDto] }) readonly cells: readonly OutcomeCellDto[];
  @ApiProperty(COUNT) readonly changed: number;
  @ApiProperty({ type: MovedDto }) readonly looser: MovedDto;
  @ApiProperty({ type: MovedDto }) readonly stricter: MovedDto;
  @ApiProperty({ type: DecisionCountDto, description: 'Bad, was stopped, would go straight through.' })
  readonly badLetThrough: DecisionCountDto;
  @ApiProperty({ type: DecisionCountDto, description: 'Bad, went straight through, would be stopped.' })
  readonly badStopped: DecisionCountDto;
  @ApiProperty({ type: DecisionCountDto, description: 'Good, went straight through, would be stopped.' })
  readonly goodStopped: DecisionCountDto;
  @ApiProperty({ type: [LabelledDto] }) readonly labels: readonly LabelledDto[];
  @ApiProperty({ type: [NamedHitsDto], description: 'Codes of the rules that stood against it.' })
  readonly rules: readonly NamedHitsDto[];
  @ApiProperty({ type: [NamedHitsDto] }) readonly factors: readonly NamedHitsDto[];
  @ApiProperty({ type: QualitiesDto }) readonly quality: QualitiesDto;
  @ApiProperty({ type: ReviewLoadDto }) readonly reviews: ReviewLoadDto;
  @ApiPropertyOptional({ type: ReviewWaitDto, description: 'Absent where no review was measured.' })
  readonly waiting?: ReviewWaitDto;
  @ApiPropertyOptional({ type: HonestEffortDto, description: 'Absent where no request turned out good.' })
  readonly honest?: HonestEffortDto;
  @ApiProperty({ type: [ChangedOrderDto], description: 'By amount and change, at most 20.' })
  readonly mostChanged: readonly ChangedOrderDto[];
}

class NotToldDto {
  @ApiProperty({ enum: NOT_TOLD }) readonly why: (typeof NOT_TOLD)[number];
  @ApiProperty(COUNT) readonly decisions: number;
}

class IncompletePastDto {
  @ApiProperty(COUNT) readonly decisions: number;
  @ApiProperty(TIME) readonly lastAt: string;
  @ApiPropertyOptional({ ...TIME, description: 'From here on everything that the draft reads was recorded.' })
  readonly completeFrom?: string;
}

class DifferentAgainDto implements DifferentAgain {
  @ApiProperty() readonly orderId: string;
  @ApiProperty() readonly version: string;
  @ApiProperty(OUTCOME) readonly recorded: DifferentAgain['recorded'];
  @ApiProperty(OUTCOME) readonly again: DifferentAgain['again'];
}

class RepeatedDto {
  @ApiProperty(COUNT) readonly decisions: number;
  @ApiProperty(COUNT) readonly different: number;
  @ApiProperty({ type: [DifferentAgainDto] }) readonly examples: readonly DifferentAgainDto[];
}

export class BacktestReportDto implements BacktestReport {
  @ApiProperty({ ...COUNT, description: 'Recorded decisions that were read.' }) readonly decisions: number;
  @ApiPropertyOptional(TIME) readonly firstAt?: string;
  @ApiPropertyOptional(TIME) readonly lastAt?: string;
  @ApiProperty({ type: [NotToldDto], description: 'Left out of the comparison, and why.' })
  readonly notTold: readonly NotToldDto[];
  @ApiPropertyOptional({
    type: IncompletePastDto,
    description: 'What the draft reads was not recorded for these: nothing is compared.',
  })
  readonly incomplete?: IncompletePastDto;
  @ApiProperty({
    type: RepeatedDto,
    description: 'The same decisions again, by the versions that took them.',
  })
  readonly repeated: RepeatedDto;
  @ApiPropertyOptional({ type: DecisionComparisonDto, description: 'Absent where the past is incomplete.' })
  readonly comparison?: DecisionComparisonDto;
}
