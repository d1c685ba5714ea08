import type { Sentence } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LabelDto, TemplateFieldDto } from './template.dto.js';
import type { TemplateCheckView, TemplateFaultView, TemplateView } from './templates.service.js';

const MOMENT = { type: 'string', format: 'date-time' } as const;

export class TemplateDto implements TemplateView {
  @ApiProperty({ example: 'dragon-quest' }) readonly id: string;
  @ApiProperty({ type: LabelDto }) readonly name: Sentence;
  @ApiPropertyOptional({ example: 'dragon-quest' }) readonly game?: string;
  @ApiProperty({ type: [String], example: ['custom-dragon-100'] }) readonly goods: readonly string[];
  @ApiPropertyOptional({ example: 'M10017' }) readonly merchantId?: string;
  @ApiProperty({ type: [TemplateFieldDto] }) readonly fields: TemplateView['fields'];
  @ApiProperty({ type: 'integer', minimum: 1 }) readonly version: number;
  @ApiProperty(MOMENT) readonly publishedAt: string;
  @ApiPropertyOptional({ ...MOMENT, description: 'It asks for nothing any more.' })
  readonly withdrawnAt?: string;
}

export class TemplateFaultDto implements TemplateFaultView {
  @ApiProperty({ example: 'pattern-too-open' }) readonly code: string;
  @ApiProperty({ example: '/fields/0/pattern' }) readonly pointer: string;
  @ApiProperty({ type: SentenceDto }) readonly sentence: SentenceDto;
}

export class TemplateCheckDto implements TemplateCheckView {
  @ApiProperty({ description: 'It can be published.' }) readonly ok: boolean;
  @ApiProperty({ type: [TemplateFaultDto] }) readonly faults: readonly TemplateFaultDto[];
}
