import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiChanges, OpenStreams, Roles, streamChanges } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { POLICY_VIEWS, PolicyChanges } from './policy-changes.js';

@ApiTags('policies')
@ApiBearerAuth()
@Roles('reviewer', 'ops', 'after-sales', 'finance')
@Controller('policies/changes')
export class PolicyChangesController {
  constructor(
    private readonly changes: PolicyChanges,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiChanges('That versions of the rules, backtests or shadows have changed, live', POLICY_VIEWS)
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    streamChanges(this.changes, { request, reply, streams: this.streams });
  }
}
