import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiChanges, OpenStreams, Roles, streamChanges } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REJECTED_VIEWS, RejectedChanges } from './rejected-changes.js';

@ApiTags('order events')
@ApiBearerAuth()
@Roles('ops', 'service')
@Controller('order-events/rejected/changes')
export class RejectedChangesController {
  constructor(
    private readonly changes: RejectedChanges,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiChanges('That rejected order events have been added or removed, live', REJECTED_VIEWS)
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    streamChanges(this.changes, { request, reply, streams: this.streams });
  }
}
