import { noteText } from '@bujiao/input-text';
import { Moment, SentenceDto, TypedText } from '@bujiao/platform';
import { LONGEST_TEXT } from '@bujiao/policy/document';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type {
  ActivationView,
  FindingView,
  LintView,
  PoliciesView,
  PolicyLine,
  PolicyView,
} from './policy-views.js';

const STATES = ['draft', 'checked', 'scheduled', 'active', 'superseded'] as const;
const VERSION = { example: 'standard-2026-12-3' };
const TIME = { format: 'date-time' };

export class PolicyTextDto {
  /** YAML, as it is written in its file. */
  @ApiProperty({
    maxLength: LONGEST_TEXT,
    example: 'policy: standard-2026-12-3\nnote: Game points, 48 hours.\n…',
  })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  // Half characters and NUL cannot be recorded.
  @Matches(/^[^\u0000\ud800-\udfff]*$/u, { message: 'text holds NUL or half a character' })
  text: string;
}

export class DraftPolicyDto extends PolicyTextDto {
  /** Why it is written; stays on record. */
  @ApiProperty({ example: 'Game points may be resubmitted for 48 hours.' })
  @TypedText(noteText)
  because: string;
}

export class ActivatePolicyDto {
  /** Why; stays on record. */
  @ApiProperty({ example: 'Agreed on 2026-12-01.' })
  @TypedText(noteText)
  because: string;

  /** From when it decides, ISO 8601 with its zone. Absent: as soon as every service knows it, a few seconds from now. */
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  @IsOptional()
  @Moment()
  from?: string;

  /** The version that was seen in force: refused where it is another by now. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  replaces?: string;
}

class PolicyFindingDto implements FindingView {
  @ApiProperty({ enum: ['error', 'notice'] }) readonly severity: FindingView['severity'];
  @ApiProperty({ example: 'unknown-key' }) readonly code: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) readonly line: number;
  @ApiProperty({ type: 'integer', minimum: 1 }) readonly column: number;
  @ApiProperty({ example: 'defaults.window.never-aftr' }) readonly path: string;
  @ApiProperty({ type: SentenceDto }) readonly says: SentenceDto;
  @ApiProperty({ type: SentenceDto, description: 'What to do about it.' }) readonly fix: SentenceDto;
}

class PolicyDifferenceDto {
  @ApiProperty({ example: 'defaults.window.last' }) readonly path: string;
  @ApiPropertyOptional({ description: 'Absent: the member is new.', example: '24h', oneOf: ANY() })
  readonly was?: unknown;
  @ApiPropertyOptional({ description: 'Absent: the member is gone.', example: '48h', oneOf: ANY() })
  readonly is?: unknown;
}

/** Any value of a document. */
function ANY(): object[] {
  const plain = ['string', 'number', 'boolean', 'object'].map((type) => ({ type }));
  return [...plain, { type: 'array', items: {} }];
}

class PolicyLineDto implements PolicyLine {
  @ApiProperty(VERSION) readonly version: string;
  @ApiProperty({ enum: STATES, enumName: 'PolicyState' }) readonly state: PolicyLine['state'];
  @ApiPropertyOptional({ description: 'As its text has it.' }) readonly note?: string;
  @ApiProperty({ description: 'It came with the product.' }) readonly shipped: boolean;
  @ApiProperty(TIME) readonly draftedAt: string;
  @ApiProperty({ description: '`bujiao` for the product itself.' }) readonly draftedBy: string;
  @ApiProperty() readonly because: string;
  @ApiPropertyOptional({ ...TIME, description: 'When it begins to decide, or began to last.' })
  readonly from?: string;
}

class PolicyActivationDto implements ActivationView {
  @ApiProperty(VERSION) readonly version: string;
  @ApiProperty() readonly by: string;
  @ApiProperty(TIME) readonly at: string;
  @ApiProperty() readonly because: string;
  @ApiPropertyOptional(TIME) readonly from?: string;
  @ApiPropertyOptional({ description: 'Who asked for it first, where two people were needed.' })
  readonly requestedBy?: string;
}

export class PoliciesDto implements PoliciesView {
  @ApiProperty({ ...VERSION, description: 'The version that decides.' }) readonly inForce: string;
  @ApiPropertyOptional({ description: 'Why that is not the version that was put in force last.' })
  readonly problem?: string;
  @ApiProperty({ description: 'Whether another person has to agree to an activation.' })
  readonly twoPeople: boolean;
  @ApiPropertyOptional({ type: PolicyActivationDto, description: 'Waits for a second person.' })
  readonly waiting?: PolicyActivationDto;
  @ApiProperty({ type: [PolicyLineDto] }) readonly versions: readonly PolicyLineDto[];
}

export class PolicyDto extends PolicyLineDto implements PolicyView {
  @ApiProperty({ description: 'YAML, as it was saved.' }) readonly text: string;
  @ApiProperty({ type: [PolicyFindingDto] }) readonly findings: readonly PolicyFindingDto[];
  @ApiProperty({ type: [PolicyActivationDto], description: 'Oldest first.' })
  readonly activations: readonly PolicyActivationDto[];
  @ApiProperty({ ...VERSION, description: 'The version in force.' }) readonly comparedWith: string;
  @ApiProperty({ type: [PolicyDifferenceDto] }) readonly changes: readonly PolicyDifferenceDto[];
}

export class PolicyLintDto implements LintView {
  @ApiPropertyOptional({ ...VERSION, description: 'Absent where the text names none.' })
  readonly version?: string;
  @ApiProperty() readonly ok: boolean;
  @ApiProperty({ type: [PolicyFindingDto] }) readonly findings: readonly PolicyFindingDto[];
  @ApiProperty({ ...VERSION, description: 'The version in force.' }) readonly comparedWith: string;
  @ApiProperty({ type: [PolicyDifferenceDto] }) readonly changes: readonly PolicyDifferenceDto[];
}
