import { RISK_BANDS } from '@bujiao/contracts';
import { Moment, SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Layer } from '@bujiao/policy';
import { IsOptional } from 'class-validator';
import type {
  BuyerExplanation,
  DecisionLine,
  ExplanationView,
  RuleLine,
  ScoreLine,
} from './explanation-view.js';

export class ExplanationQuery {
  /** ISO 8601 with its zone. Absent: now. */
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  @IsOptional()
  @Moment()
  asOf?: string;
}

const SCALAR = { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] };
const OUTCOMES = ['passed', 'against', 'not-evaluated'] as const;
const KINDS = ['requested', 'approved', 'rejected', 'review-requested', 'reviewed'] as const;
const DOES = ['go', 'give', 'wait', 'person', 'no'] as const;
const SECTIONS = ['defaults', 'goods', 'goods-ids', 'merchants'] as const;

class ExplainedRuleDto implements RuleLine {
  @ApiProperty({ example: 'inside-window' }) readonly rule: string;
  @ApiProperty({ type: SentenceDto }) readonly title: SentenceDto;
  @ApiProperty({ enum: OUTCOMES, enumName: 'RuleOutcome' }) readonly outcome: RuleLine['outcome'];
  @ApiProperty({
    type: SentenceDto,
    description: 'What it found, what stands against it, or why it was not evaluated.',
  })
  readonly says: SentenceDto;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'Values that it read: units, 分, ISO 8601, codes. Without personal data.',
    example: { tries: 1, limit: 5 },
  })
  readonly read: Readonly<Record<string, string | number>>;
  @ApiPropertyOptional({ description: 'Of the decision, where the rule stands against it.' })
  readonly code?: string;
}

class ScoredFactorDto {
  @ApiProperty({ example: 'disputes' }) readonly factor: string;
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiProperty({ type: 'object', additionalProperties: SCALAR }) readonly values: Readonly<
    Record<string, string | number | boolean>
  >;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

class UnscoredFactorDto {
  @ApiProperty() readonly factor: string;
  @ApiProperty({ type: [String] }) readonly missing: readonly string[];
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiProperty({ type: SentenceDto, description: 'What has no data.' }) readonly sentence: SentenceDto;
}

class ScoreThresholdsDto {
  @ApiProperty({ type: 'integer' }) readonly secondCheck: number;
  @ApiProperty({ type: 'integer' }) readonly human: number;
  @ApiProperty({ type: 'integer' }) readonly refuse: number;
}

class ReadFeatureDto {
  @ApiProperty({ example: 'requests30d' }) readonly feature: string;
  @ApiProperty({ type: SentenceDto }) readonly title: SentenceDto;
  @ApiPropertyOptional({ ...SCALAR, description: 'Absent: there was no data, which is neither zero nor no.' })
  readonly value?: number | boolean | string;
}

class ExplainedScoreDto implements ScoreLine {
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiProperty({ enum: RISK_BANDS, enumName: 'RiskBand' }) readonly band: ScoreLine['band'];
  @ApiProperty({ type: ScoreThresholdsDto }) readonly thresholds: ScoreThresholdsDto;
  @ApiProperty({ type: [ScoredFactorDto], description: 'Those that hold.' })
  readonly factors: readonly ScoredFactorDto[];
  @ApiProperty({ type: [UnscoredFactorDto], description: 'Not evaluated: features have no data.' })
  readonly notEvaluated: readonly UnscoredFactorDto[];
  @ApiProperty({ format: 'date-time', description: 'Nothing later was read.' }) readonly asOf: string;
  @ApiPropertyOptional({
    description: 'Computed again on the recorded features, it is the same. Absent where none were recorded.',
  })
  readonly agrees?: boolean;
  @ApiProperty({ type: [ReadFeatureDto], description: 'Every feature as of the request.' })
  readonly features: readonly ReadFeatureDto[];
}

class ExplainedRecordDto implements DecisionLine {
  @ApiProperty({ enum: KINDS }) readonly kind: DecisionLine['kind'];
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Of the event in the history.' })
  readonly revision: number;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiPropertyOptional({ example: 'standard-2026-12-3' }) readonly version?: string;
  @ApiProperty({ example: 'resubmittable' }) readonly code: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiProperty({
    description: 'The rules, asked again on the same history and policy, say what was recorded.',
  })
  readonly agrees: boolean;
  @ApiProperty({ type: [ExplainedRuleDto], description: 'Empty where a person decided.' })
  readonly rules: readonly ExplainedRuleDto[];
  @ApiPropertyOptional({ type: ExplainedScoreDto, description: 'Absent where nothing was scored.' })
  readonly score?: ExplainedScoreDto;
}

class PolicyLayerDto implements Layer {
  @ApiProperty({ enum: SECTIONS }) readonly section: Layer['section'];
  @ApiPropertyOptional({ example: 'direct-top-up' }) readonly of?: string;
}

class AppliedPolicyDto {
  @ApiProperty({ example: 'standard-2026-12-3' }) readonly version: string;
  @ApiProperty({
    type: [PolicyLayerDto],
    description: 'Parts of it that hold for this order, the least specific first; the later wins.',
  })
  readonly layers: readonly PolicyLayerDto[];
}

class ExplainedDecisionDto {
  @ApiProperty({ enum: DOES }) readonly do: (typeof DOES)[number];
  @ApiProperty({ example: 'outside-window' }) readonly code: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

export class BuyerExplanationDto implements BuyerExplanation {
  @ApiProperty({ example: 'outside-window' }) readonly code: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
  @ApiProperty({ type: [SentenceDto], description: 'What was found to be all right.' })
  readonly fine: readonly SentenceDto[];
  @ApiPropertyOptional({ type: SentenceDto, description: 'What became of the last request.' })
  readonly request?: SentenceDto;
}

/** Staff get all of it, the order's owner `orderId`, `asOf` and `forBuyer`. */
export class ExplanationDto implements Partial<ExplanationView> {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ format: 'date-time' }) readonly asOf: string;
  @ApiPropertyOptional({ type: AppliedPolicyDto, description: 'For staff.' })
  readonly policy?: AppliedPolicyDto;
  @ApiPropertyOptional({ type: ExplainedDecisionDto, description: 'For staff: what a click would come to.' })
  readonly decision?: ExplainedDecisionDto;
  @ApiPropertyOptional({
    type: [ExplainedRuleDto],
    description: 'For staff: in the order in which they are asked.',
  })
  readonly rules?: readonly ExplainedRuleDto[];
  @ApiPropertyOptional({
    type: [ExplainedRecordDto],
    description: 'For staff: what was decided, oldest first.',
  })
  readonly recorded?: readonly ExplainedRecordDto[];
  @ApiProperty({ type: BuyerExplanationDto }) readonly forBuyer: BuyerExplanationDto;
}
