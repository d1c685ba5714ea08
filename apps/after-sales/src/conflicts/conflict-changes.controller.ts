import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiChanges, OpenStreams, Roles, streamChanges } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFLICT_VIEWS, ConflictChanges } from './conflict-changes.js';

@ApiTags('after-sales')
@ApiBearerAuth()
@Roles('after-sales', 'ops')
@Controller('conflicts/changes')
export class ConflictChangesController {
  constructor(
    private readonly changes: ConflictChanges,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiChanges('That the list of contradictions has changed, live', CONFLICT_VIEWS)
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    streamChanges(this.changes, { request, reply, streams: this.streams });
  }
}
