import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@bujiao/platform';
import type { GroupLag } from './group-lag.js';
import { GroupLagDto } from './group-lag.dto.js';
import { Lag } from './lag.service.js';

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('lag')
export class LagController {
  constructor(private readonly lag: Lag) {}

  @Get()
  @ApiOperation({
    summary: 'How far each consumer group is, and what it is doing',
    description:
      'States: up to date, idle, behind (with seconds, rate and time to catch up), held (orders blocked by dead letters), rebuilding (never counted as lag), paused (by a person), stopped (a backlog that stands still, or nobody works).',
  })
  @ApiOkResponse({ type: [GroupLagDto] })
  async groups(): Promise<GroupLag[]> {
    return [...(await this.lag.groups())];
  }
}
