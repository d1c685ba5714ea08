import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  CurrentUser,
  maySee,
  notFound,
  ORDER_DESK,
  OrderIdPipe,
  orderNotFound,
  Roles,
  type OrderDesk,
  type Principal,
} from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProgressStream } from './progress-stream.js';
import { PROGRESS_EXAMPLE } from './progress-view.js';

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
  @ApiProduces('text/event-stream', 'application/json')
  @ApiOkResponse({ example: PROGRESS_EXAMPLE })
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
    if (!view) throw notFound('no-resubmission', 'This order has not been resubmitted.');
    await reply.send(view.data);
  }
}
