import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiChanges, OpenStreams, Roles, streamChanges } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ManualWorkChanges, WORK_VIEWS } from './manual-work-changes.js';

@ApiTags('manual work')
@ApiBearerAuth()
@Roles('ops', 'after-sales')
@Controller('manual-work/changes')
export class ManualWorkChangesController {
  constructor(
    private readonly changes: ManualWorkChanges,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiChanges('That the work list has changed, live', WORK_VIEWS)
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    streamChanges(this.changes, { request, reply, streams: this.streams });
  }
}
