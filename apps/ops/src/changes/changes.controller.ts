import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiChanges, OpenStreams, Roles, streamChanges } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpsChanges } from './ops-changes.js';
import { OPS_VIEWS } from './ops-marks.js';

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('ops/changes')
export class ChangesController {
  constructor(
    private readonly changes: OpsChanges,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiChanges('Which views of ops have changed, live', OPS_VIEWS)
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    streamChanges(this.changes, { request, reply, streams: this.streams });
  }
}
