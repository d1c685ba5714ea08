import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { deadLetterReasons, type DeadLetterReason } from '@bujiao/event-bus';
import { Roles } from '@bujiao/platform';
import { IsOptional, Matches } from 'class-validator';
import { OpsRuntime } from '../ops-runtime.js';
import { DeadLetterReasonDto } from './dead-letter-reason.dto.js';
import { GROUP } from '../patterns.js';

export class ReasonsQuery {
  @IsOptional() @Matches(GROUP) group?: string;
}

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('dead-letters/why')
export class DeadLetterReasonsController {
  constructor(private readonly ops: OpsRuntime) {}

  @Get()
  @ApiOperation({
    summary: 'What is parked, counted by consumer group and reason',
    description: 'With an example, and what was done about the same reason last time.',
  })
  @ApiOkResponse({ type: [DeadLetterReasonDto] })
  async why(@Query() { group }: ReasonsQuery): Promise<DeadLetterReason[]> {
    return [...(await deadLetterReasons(this.ops.pool, group))];
  }
}
