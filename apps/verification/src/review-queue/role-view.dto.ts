import { BINDING_OUTCOMES, ROLE_ANSWERS, TARGET_FIELDS } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RoleView } from './role-view.js';

class ReviewedAnswerDto {
  @ApiProperty({ enum: ROLE_ANSWERS, enumName: 'RoleAnswer' })
  readonly answer: NonNullable<RoleView['answer']>['answer'];
  @ApiProperty({ type: 'integer' }) readonly tries: number;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

class ReviewedBindingDto {
  @ApiProperty({ enum: BINDING_OUTCOMES, enumName: 'BindingOutcome' })
  readonly outcome: NonNullable<RoleView['binding']>['outcome'];
  @ApiPropertyOptional({ format: 'date-time' }) readonly boundAt?: string;
  @ApiPropertyOptional({ description: 'The order by which it is bound.', example: 'SO20261123000009' })
  readonly boundBy?: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

/** What is known of the role of custom goods. */
export class ReviewedRoleDto implements RoleView {
  @ApiPropertyOptional({ example: 'dragon-quest/3' }) readonly template?: string;
  @ApiProperty({ enum: TARGET_FIELDS, enumName: 'TargetField', isArray: true })
  readonly given: RoleView['given'];
  @ApiProperty({ type: SentenceDto, description: 'Names of these fields.' }) readonly givenText: SentenceDto;
  @ApiPropertyOptional({ type: ReviewedAnswerDto }) readonly answer?: ReviewedAnswerDto;
  @ApiPropertyOptional({ type: ReviewedBindingDto }) readonly binding?: ReviewedBindingDto;
}
