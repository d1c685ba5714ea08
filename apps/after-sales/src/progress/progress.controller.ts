import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { maySee, ORDER_DESK, OrderIdPipe, orderNotFound, type OrderDesk } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, notFound, Roles, type Principal, type Problem } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProgressStream } from './progress-stream.js';
import { PROGRESS_EXAMPLE } from './progress-view.js';
import { ProgressDto } from './progress.dto.js';

const noResubmission = (): Problem => notFound('no-resubmission', 'This order has not been resubmitted.');

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('orders/:orderId/progress')
export class ProgressController {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly stream: ProgressStream,
  ) {}

  @Get()
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'service')
  @ApiOperation({
    summary: 'Where the newest resubmission of the order stands, live',
    description:
      'Server-sent events named `progress`, ending with one named `end`; with `Accept: application/json` the present state.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Id of the event that was taken last.',
    schema: { type: 'string', maxLength: 64 },
  })
  @ApiExtraModels(ProgressDto)
  @ApiOkResponse({
    description: 'An event of the stream has a JSON text as its data: that of `progress` is a `ProgressDto`.',
    content: {
      'text/event-stream': { schema: { type: 'string' } },
      'application/json': { schema: { $ref: getSchemaPath(ProgressDto) }, example: PROGRESS_EXAMPLE },
    },
  })
  @ApiNoContentResponse({ description: 'The stream is over, and its end was taken: do not come back.' })
  @ApiProblems(orderNotFound(), noResubmission())
  async progress(
    @Param('orderId', OrderIdPipe) orderId: string,
    @CurrentUser() user: Principal,
    @Headers('accept') accept: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { terms } = await this.desk.freshHistoryOf(orderId);
    if (!terms || !maySee(user, terms)) throw orderNotFound();
    if (!accept?.includes('application/json')) return this.stream.open(orderId, request, reply);
    const view = await this.stream.view(orderId);
    if (!view) throw noResubmission();
    await reply.send(view.data);
  }
}
