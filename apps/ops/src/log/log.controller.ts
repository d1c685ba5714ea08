import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Moment, Roles } from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { MOMENT } from '../events/ends.js';
import { LogLineDto } from './log-line.dto.js';
import { OpsLog, type LogLine } from './ops-log.js';
import { NAME } from '../patterns.js';

export class OpsLogQuery {
  /** Id of the person; `bujiao` for what jobs did by themselves. */
  @IsOptional() @Matches(NAME) who?: string;
  @ApiPropertyOptional({ example: '2026-11-20T00:00:00+08:00' })
  @IsOptional()
  @Matches(MOMENT)
  @Moment()
  since?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000) limit = 100;
}

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('log')
export class LogController {
  constructor(private readonly log: OpsLog) {}

  @Get()
  @ApiOperation({
    summary: 'What was done to jobs, dead letters and consumer groups, by whom and why; newest first',
  })
  @ApiOkResponse({ type: [LogLineDto] })
  async read(@Query() query: OpsLogQuery): Promise<LogLine[]> {
    return [...(await this.log.read(query))];
  }
}
