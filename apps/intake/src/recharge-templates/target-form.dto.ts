import {
  FIELD_TYPES,
  PERMISSION_WAYS,
  TARGET_FIELDS,
  type FieldType,
  type TargetField,
} from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import type { FieldFault } from '@bujiao/recharge-templates';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RoleToConfirm } from './role-to-confirm.js';
import type { FormField, TargetForm } from './target-forms.service.js';

const FAULTS = [
  'needed',
  'unexpected',
  'too-short',
  'too-long',
  'wrong-type',
  'not-a-choice',
  'wrong-form',
] as const satisfies readonly FieldFault[];
const MOMENT = { type: 'string', format: 'date-time' } as const;
const WHOLE = { type: 'integer', minimum: 0 } as const;
export const TARGET_FIELD = { enum: TARGET_FIELDS, enumName: 'TargetField' };
export const FIELD_TYPE = { enum: FIELD_TYPES, enumName: 'FieldType' };

class FormChoiceDto {
  @ApiProperty({ example: '电信一区' }) readonly value: string;
  @ApiPropertyOptional({ type: SentenceDto }) readonly label?: SentenceDto;
}

class FormFieldDto implements FormField {
  @ApiProperty(TARGET_FIELD) readonly field: TargetField;
  @ApiProperty({ type: SentenceDto }) readonly label: SentenceDto;
  @ApiProperty(FIELD_TYPE) readonly type: FieldType;
  @ApiProperty() readonly required: boolean;
  @ApiPropertyOptional(WHOLE) readonly minLength?: number;
  @ApiProperty(WHOLE) readonly maxLength: number;
  @ApiPropertyOptional({ description: 'The whole value matches it.', example: '[A-Za-z0-9_]{6,18}' })
  readonly pattern?: string;
  @ApiPropertyOptional({ type: [FormChoiceDto] }) readonly choices?: readonly FormChoiceDto[];
  @ApiPropertyOptional({ type: SentenceDto }) readonly hint?: SentenceDto;
  @ApiPropertyOptional() readonly example?: string;
  @ApiProperty({ description: 'The order has a value for it.' }) readonly given: boolean;
  @ApiPropertyOptional({ enum: FAULTS, description: 'What is wrong with that value.' })
  readonly fault?: FieldFault;
}

export class TargetFormDto implements TargetForm {
  @ApiProperty({ example: 'dragon-quest' }) readonly templateId: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) readonly version: number;
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
  @ApiProperty({ type: [FormFieldDto] }) readonly fields: readonly FormFieldDto[];
  @ApiProperty({
    ...TARGET_FIELD,
    isArray: true,
    description: 'Fields that have to be given before the order can be resubmitted.',
  })
  readonly wrong: readonly TargetField[];
}

export class RoleToConfirmDto implements RoleToConfirm {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: PERMISSION_WAYS, enumName: 'PermissionWay', isArray: true })
  readonly ways: RoleToConfirm['ways'];
  @ApiProperty(MOMENT) readonly expiresAt: string;
  @ApiProperty(WHOLE) readonly sends: number;
  @ApiProperty(WHOLE) readonly sendsLeft: number;
  @ApiProperty({ ...MOMENT, description: 'From when the next notice may be sent.' })
  readonly sendAgainAt: string;
}
