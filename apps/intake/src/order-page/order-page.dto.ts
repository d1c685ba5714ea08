import {
  CONFLICT_CODES,
  ORDER_STATUSES,
  RESUBMISSION_REASONS,
  type ResubmissionReason,
} from '@bujiao/contracts';
import { ANOMALY_KINDS } from '@bujiao/policy';
import { RESUBMISSION_STATUSES } from '@bujiao/order-history';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { OfferDto } from '../offers/offer.dto.js';
import { RoleToConfirmDto, TargetFormDto } from '../recharge-templates/target-form.dto.js';
import { ORDER_PAGE_EXAMPLE } from './order-page.example.js';
import type { MoneyView, UnitsView } from './order-page.parts.js';
import type { CardsView, DecisionView, OrderPage } from './order-page.view.js';
import { OutlookDto } from './outlook.dto.js';

const REASON = { enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' };

class OrderPageWhyDto extends SentenceDto {
  @ApiProperty({ example: 'resubmittable' }) readonly code: string;
}

class ResubmissionCaseDto extends SentenceDto {
  @ApiProperty(REASON) readonly reason: ResubmissionReason;
}

class PrefilledDto {
  @ApiPropertyOptional(REASON) readonly reason?: ResubmissionReason;
  @ApiProperty({ example: '王者荣耀 点券 600' }) readonly goodsName: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly quantityOwed: number;
  @ApiPropertyOptional({ example: '138****0000' }) readonly rechargeAccountMasked?: string;
}

const DECISIONS = ['go', 'give', 'wait', 'person', 'no'] as const satisfies readonly DecisionView['do'][];
const UNITS = { type: 'integer', minimum: 0 } as const;

export class DecisionDto implements DecisionView {
  @ApiProperty({ enum: DECISIONS, description: 'What the click would come to at this moment.' })
  readonly do: DecisionView['do'];
  @ApiProperty({ example: 'resubmittable' }) readonly code: string;
  @ApiPropertyOptional({ type: [String], description: 'Fields that have to be given.' })
  readonly fields?: readonly string[];
  @ApiPropertyOptional({ format: 'date-time', description: 'When the answer may be another one.' })
  readonly until?: string;
  @ApiPropertyOptional({ description: 'The gateway is asked before anything goes.' })
  readonly afterProof?: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'Values that the decision read.',
  })
  readonly known: Record<string, string | number>;
}

export class UnitsDto implements UnitsView {
  @ApiProperty(UNITS) readonly ordered: number;
  @ApiProperty(UNITS) readonly delivered: number;
  @ApiProperty(UNITS) readonly missing: number;
  @ApiProperty(UNITS) readonly refunded: number;
  @ApiProperty({ ...UNITS, description: 'Of the missing ones: in open supplier orders of the shop.' })
  readonly open: number;
  @ApiProperty({ ...UNITS, description: 'Of the missing ones: under way, or of unknown outcome.' })
  readonly unsettled: number;
}

class MoneyDto implements MoneyView {
  @ApiProperty({ ...UNITS, description: 'Integer 分.' }) readonly amount: number;
  @ApiProperty({ ...UNITS, description: 'Integer 分.' }) readonly received: number;
  @ApiProperty({ ...UNITS, description: 'Integer 分.' }) readonly refunded: number;
  @ApiProperty({ enum: ['free', 'unpaid', 'underpaid', 'paid', 'overpaid', 'refunded'] })
  readonly state: string;
}

class AnomalyDto {
  @ApiProperty({ enum: ANOMALY_KINDS }) readonly kind: string;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiPropertyOptional({ example: '110' }) readonly code?: string;
}

class ConflictDto extends SentenceDto {
  @ApiProperty({ enum: CONFLICT_CODES }) readonly code: string;
}

export class OpenResubmissionDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: RESUBMISSION_STATUSES, enumName: 'ResubmissionStatus' }) readonly status: string;
}

class CardsDto implements CardsView {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty(UNITS) readonly count: number;
  @ApiProperty({ ...UNITS, description: 'Looks that are recorded.' }) readonly looks: number;
  @ApiProperty({ ...UNITS, description: 'Looks that are allowed in all.' }) readonly mostLooks: number;
}

export class OrderPageDto implements OrderPage {
  @ApiProperty({ example: ORDER_PAGE_EXAMPLE.orderId }) readonly orderId: string;
  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus' }) readonly status: string;
  @ApiProperty({ type: SentenceDto }) readonly statusName: SentenceDto;
  @ApiProperty() readonly resubmittable: boolean;
  @ApiProperty({ type: OrderPageWhyDto, description: 'Why it can be resubmitted, or why not.' })
  readonly why: OrderPageWhyDto;
  @ApiProperty({
    type: PrefilledDto,
    description: 'What the resubmission will use; nothing of it has to be typed.',
  })
  readonly prefilled: PrefilledDto;
  @ApiProperty({
    type: [ResubmissionCaseDto],
    description: 'The cases a resubmission of this order is for.',
  })
  readonly cases: readonly ResubmissionCaseDto[];
  @ApiProperty({ type: DecisionDto }) readonly decision: DecisionDto;
  @ApiProperty({
    type: OutlookDto,
    description: 'What happens now, by whom, until when, and what comes next.',
  })
  readonly outlook: OutlookDto;
  @ApiProperty({ type: UnitsDto, description: 'ordered = delivered + missing + refunded.' })
  readonly units: UnitsDto;
  @ApiProperty({ type: MoneyDto }) readonly money: MoneyDto;
  @ApiPropertyOptional({ type: AnomalyDto, description: 'What went wrong, where something did.' })
  readonly anomaly?: AnomalyDto;
  @ApiProperty({ type: [ConflictDto], description: 'Contradictions that a person has to look at.' })
  readonly conflicts: readonly ConflictDto[];
  @ApiPropertyOptional({ type: OpenResubmissionDto }) readonly open?: OpenResubmissionDto;
  @ApiPropertyOptional({ type: CardsDto, description: 'Cards that arrived: their owner may look at them.' })
  readonly cards?: CardsDto;
  @ApiPropertyOptional({
    type: OfferDto,
    description: 'The click that the buyer was offered, while it would be taken.',
  })
  readonly offer?: OfferDto;
  @ApiPropertyOptional({
    type: TargetFormDto,
    description: 'The fields that the goods ask for, with their checks, where they have a recharge template.',
  })
  readonly form?: TargetFormDto;
  @ApiPropertyOptional({
    type: RoleToConfirmDto,
    description: 'The role that its owner has to confirm before anything goes.',
  })
  readonly confirmRole?: RoleToConfirmDto;
}
