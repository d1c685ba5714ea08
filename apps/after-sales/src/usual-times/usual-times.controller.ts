import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { RESUBMISSION_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import { Roles } from '@bujiao/platform';
import { IsIn, IsOptional } from 'class-validator';
import { UsualTimesDto } from './usual-times.dto.js';
import { UsualTimes } from './usual-times.repository.js';
import { usualTimes, type UsualTimesView } from './usual-times.view.js';

export class UsualTimesQuery {
  @ApiPropertyOptional({ enum: RESUBMISSION_REASONS, enumName: 'ResubmissionReason' })
  @IsOptional()
  @IsIn(RESUBMISSION_REASONS)
  reason?: ResubmissionReason;
}

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('usual-times')
export class UsualTimesController {
  constructor(private readonly times: UsualTimes) {}

  @Get()
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'reviewer', 'finance')
  @ApiOperation({
    summary:
      'How long the stages of a resubmission usually take: the median and nine of ten of the last days',
    description: 'Up to a minute old. A stage of which too few cases are known is left out.',
  })
  @ApiOkResponse({ type: UsualTimesDto })
  async usual(@Query() { reason }: UsualTimesQuery): Promise<UsualTimesView> {
    return usualTimes(await this.times.samples(), reason);
  }
}
