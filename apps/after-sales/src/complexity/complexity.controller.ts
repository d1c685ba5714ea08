import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  GOODS_KINDS,
  RESUBMISSION_REASONS,
  type GoodsKind,
  type ResubmissionReason,
} from '@bujiao/contracts';
import { Roles } from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { COMPLEXITY_GROUPINGS, ComplexityDto } from './complexity.dto.js';
import { ComplexityReport, type Complexity, type Grouping } from './complexity.service.js';

const DAY_MS = 86_400_000;

export class ComplexityParameters {
  @ApiPropertyOptional({ enum: COMPLEXITY_GROUPINGS, enumName: 'ComplexityGrouping', default: 'day' })
  @IsOptional()
  @IsIn(COMPLEXITY_GROUPINGS)
  by: Grouping = 'day';

  /** Resubmissions that were asked for in the last days. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(400)
  days = 30;

  @ApiPropertyOptional({ enum: GOODS_KINDS, enumName: 'GoodsKind' })
  @IsOptional()
  @IsIn(GOODS_KINDS)
  goodsKind?: GoodsKind;

  @ApiPropertyOptional({ enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' })
  @IsOptional()
  @IsIn(RESUBMISSION_REASONS)
  reason?: ResubmissionReason;

  @IsOptional()
  @Matches(/^[a-z-]{1,32}$/)
  channel?: string;

  @IsOptional()
  @Matches(/^[\w.:-]{1,64}$/)
  policyVersion?: string;
}

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('complexity')
export class ComplexityController {
  constructor(private readonly report: ComplexityReport) {}

  @Get()
  @Roles('after-sales', 'ops', 'reviewer', 'finance')
  @ApiOperation({
    summary: 'How much resubmissions asked of people: steps, typed fields, and whom they waited for',
    description:
      'Of resubmissions that were asked for in the last days, by day (of China), kind of goods, reason, channel or policy version. A second old at most; a wait counts when it is over.',
  })
  @ApiOkResponse({ type: ComplexityDto })
  read(@Query() { days, ...query }: ComplexityParameters): Promise<Complexity> {
    const to = new Date();
    return this.report.read({ ...query, from: new Date(to.getTime() - days * DAY_MS), to });
  }
}
