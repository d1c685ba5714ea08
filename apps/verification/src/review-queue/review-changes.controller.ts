import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ApiChanges, OpenStreams, Roles, streamChanges } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REVIEW_VIEWS, ReviewChanges } from './review-changes.js';

@ApiTags('reviews')
@ApiBearerAuth()
@Roles('reviewer', 'after-sales')
@Controller('reviews/changes')
export class ReviewChangesController {
  constructor(
    private readonly changes: ReviewChanges,
    private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiChanges('That the review queue has changed, live', REVIEW_VIEWS)
  follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    streamChanges(this.changes, { request, reply, streams: this.streams });
  }
}
