import {
  EVIDENCE_WANTED,
  RETURN_FIELDS,
  REVIEW_DECISIONS,
  REVIEW_QUESTIONS,
  REVIEW_REASONS,
  RISK_BANDS,
  type EvidenceWanted,
  type ReturnField,
  type ReviewDecision,
  type ReviewReason,
} from '@bujiao/contracts';
import { noteText } from '@bujiao/input-text';
import { IfGiven, SentenceDto, TypedText } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EvidenceDto } from '../evidence/evidence.dto.js';
import { REVIEW_STEPS, type ReviewStep } from './review-resubmission.decider.js';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { ReviewedRoleDto } from './role-view.dto.js';

const MOMENT = { format: 'date-time' } as const;
const FEN = { type: 'integer', example: 10_000, description: 'Integer 分.' } as const;

export class ClaimDto {
  /** Takes the case from whoever holds it. */
  @ApiProperty({ required: false, default: false })
  @IsOptional()
  @IsBoolean()
  takeOver?: boolean;
}

export class ReviewDecisionDto {
  @ApiProperty({
    enum: REVIEW_STEPS,
    enumName: 'ReviewStep',
    description: '`ask-evidence`: the case waits for the buyer and comes back.',
  })
  @IsIn(REVIEW_STEPS)
  decision: ReviewStep;

  @ApiProperty({ enum: REVIEW_REASONS, enumName: 'ReviewReason' })
  @IsIn(REVIEW_REASONS)
  reason: ReviewReason;

  /** Goes into the history, so no personal data. */
  @ApiProperty({ required: false, example: 'The shop confirmed it by phone, ticket 4711.' })
  @IsOptional()
  @TypedText(noteText)
  note?: string;

  /** With `return`: the field to correct. */
  @ApiProperty({ required: false, enum: RETURN_FIELDS, enumName: 'ReturnField' })
  @IsOptional()
  @IsIn(RETURN_FIELDS)
  field?: ReturnField;

  /** With `ask-evidence`: what the buyer has to prove. */
  @ApiProperty({ required: false, enum: EVIDENCE_WANTED, enumName: 'EvidenceWanted' })
  @IfGiven()
  @IsIn(EVIDENCE_WANTED)
  wanted?: EvidenceWanted;

  /** `basis` of the case as the reviewer saw it. */
  @ApiProperty({ example: '3.1.0.1.requested.0', maxLength: 64 })
  @Matches(/^[\w.-]{1,64}$/)
  basis: string;
}

/** A case in the queue. */
export class ReviewCaseDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ enum: REVIEW_QUESTIONS, enumName: 'ReviewQuestion' }) readonly question: string;
  @ApiProperty(MOMENT) readonly requestedAt: string;
  @ApiProperty(MOMENT) readonly deadline: string;
  @ApiProperty(FEN) readonly amount: number;
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiPropertyOptional() readonly claimedBy?: string;
  @ApiPropertyOptional(MOMENT) readonly claimedUntil?: string;
  @ApiPropertyOptional({ ...MOMENT, description: 'Until when its decision can be taken back.' })
  readonly heldUntil?: string;
  @ApiPropertyOptional({ ...MOMENT, description: 'When reviewers were reminded.' })
  readonly remindedAt?: string;
  @ApiPropertyOptional({ ...MOMENT, description: 'When the deadline passed without a decision.' })
  readonly overdueAt?: string;
  @ApiPropertyOptional({ example: 'lead-reviewer', description: 'To whom the case went at its deadline.' })
  readonly escalatedTo?: string;
}

export class RiskFactorDto {
  @ApiProperty({ example: 'disputes' }) readonly factor: string;
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  })
  readonly values: Readonly<Record<string, string | number | boolean>>;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

export class UnknownFactorDto {
  @ApiProperty() readonly factor: string;
  @ApiProperty({ type: [String] }) readonly missing: readonly string[];
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiProperty({ type: SentenceDto, description: 'What has no data.' }) readonly sentence: SentenceDto;
}

export class RiskThresholdsDto {
  @ApiProperty({ type: 'integer' }) readonly secondCheck: number;
  @ApiProperty({ type: 'integer' }) readonly human: number;
  @ApiProperty({ type: 'integer' }) readonly refuse: number;
}

export class RiskAssessmentDto {
  @ApiProperty({ type: 'integer' }) readonly points: number;
  @ApiProperty({ enum: RISK_BANDS, enumName: 'RiskBand' }) readonly band: string;
  @ApiProperty({ type: RiskThresholdsDto }) readonly thresholds: RiskThresholdsDto;
  @ApiProperty({ type: [RiskFactorDto] }) readonly factors: readonly RiskFactorDto[];
  @ApiProperty({ type: [UnknownFactorDto], description: 'Not evaluated: features have no data.' })
  readonly notEvaluated: readonly UnknownFactorDto[];
  @ApiProperty({ ...MOMENT, description: 'Nothing later was read.' }) readonly asOf: string;
}

export class ReviewGoodsDto {
  @ApiProperty() readonly name: string;
  @ApiProperty() readonly kind: string;
  @ApiProperty({ type: 'integer' }) readonly quantity: number;
  @ApiProperty(FEN) readonly amount: number;
}

export class ReviewCheckDto {
  @ApiProperty() readonly check: string;
  @ApiProperty() readonly passed: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  })
  readonly on: Readonly<Record<string, string | number | boolean>>;
  @ApiProperty({ type: SentenceDto, description: 'Whether it passed, and what it read.' })
  readonly sentence: SentenceDto;
}

export class EarlierResubmissionDto {
  @ApiProperty() readonly reason: string;
  @ApiProperty() readonly status: string;
  @ApiProperty(MOMENT) readonly requestedAt: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

const ENDS = ['refused', 'under-way', 'delivered', 'confirmed', 'refunded', 'disputed'] as const;

/** A case with the same factors that was decided before. */
export class SimilarDecisionDto {
  @ApiProperty({ example: 'SO20261123000009' }) readonly orderId: string;
  @ApiProperty({ enum: REVIEW_DECISIONS, enumName: 'ReviewDecision' }) readonly decision: ReviewDecision;
  @ApiProperty(MOMENT) readonly decidedAt: string;
  @ApiProperty({
    enum: ENDS,
    description: 'How it has ended so far. `disputed`: money went back for delivered goods.',
  })
  readonly end: (typeof ENDS)[number];
  @ApiProperty({ type: SentenceDto, description: 'What was decided, and how that ended.' })
  readonly sentence: SentenceDto;
}

/** Evidence, and where the same was used before. */
export class ReviewEvidenceDto extends EvidenceDto {
  @ApiProperty({ type: [String], description: 'Other orders with the same evidence, the newest first.' })
  readonly alsoOf: readonly string[];
}

/** Everything that a decision needs. */
export class ReviewCaseViewDto extends ReviewCaseDto {
  @ApiProperty({ type: SentenceDto }) readonly questionText: SentenceDto;
  @ApiProperty({ example: 'delivery-failed' }) readonly reason: string;
  @ApiProperty({ type: SentenceDto }) readonly reasonText: SentenceDto;
  @ApiProperty({ example: 'buyer' }) readonly requester: string;
  @ApiProperty({ type: SentenceDto }) readonly requesterText: SentenceDto;
  @ApiProperty({ type: ReviewGoodsDto }) readonly goods: ReviewGoodsDto;
  @ApiProperty(MOMENT) readonly placedAt: string;
  @ApiProperty() readonly targetChanged: boolean;
  @ApiPropertyOptional({
    type: SentenceDto,
    description: 'What is to go, where other goods or fewer units were asked for than ordered.',
  })
  readonly wanted?: SentenceDto;
  @ApiProperty({ type: [ReviewCheckDto] }) readonly checks: readonly ReviewCheckDto[];
  @ApiPropertyOptional({
    type: ReviewedRoleDto,
    description: 'Of custom goods: what is known of the role, and where it is bound.',
  })
  readonly role?: ReviewedRoleDto;
  @ApiProperty({ type: RiskAssessmentDto }) readonly risk: RiskAssessmentDto;
  @ApiProperty({ type: [EarlierResubmissionDto] }) readonly earlier: readonly EarlierResubmissionDto[];
  @ApiProperty({
    type: [SimilarDecisionDto],
    description: 'Other cases with the same factors, the newest first.',
  })
  readonly similar: readonly SimilarDecisionDto[];
  @ApiProperty({ type: [ReviewEvidenceDto], description: 'What the buyer uploaded, oldest first.' })
  readonly evidence: readonly ReviewEvidenceDto[];
  @ApiProperty({
    enum: EVIDENCE_WANTED,
    enumName: 'EvidenceWanted',
    isArray: true,
    description:
      'What the buyer can be asked to prove; empty where the policy or the installation takes no evidence.',
  })
  readonly mayAskFor: readonly EvidenceWanted[];
  @ApiProperty({ type: 'integer', description: 'Approvals that were given; above an amount two are needed.' })
  readonly approvals: number;
  @ApiProperty() readonly basis: string;
  @ApiPropertyOptional({ description: 'Why the last decision was not recorded.' }) readonly problem?: string;
}

export class ReviewHeldDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ ...MOMENT, description: 'Until then it can be taken back; then it is recorded.' })
  readonly heldUntil: string;
}
