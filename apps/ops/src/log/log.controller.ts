import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Roles } from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { OpsLog, type LogLine } from './ops-log.js';

export class OpsLogQuery {
  /** Id of the person; `bujiao` for what jobs did by themselves. */
  @IsOptional() @Matches(/^[\w.:@-]{1,128}$/) who?: string;
  @ApiPropertyOptional({ type: String, format: 'date-time', example: '2026-11-20T00:00:00+08:00' })
  @IsOptional()
  @IsISO8601({ strict: true })
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
  async read(@Query() query: OpsLogQuery): Promise<LogLine[]> {
    return [...(await this.log.read(query))];
  }
}
