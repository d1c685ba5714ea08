import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderIdPipe } from '@bujiao/order-desk';
import {
  ApiProblems,
  CurrentUser,
  IdempotencyKey,
  Roles,
  traceParentOf,
  type Principal,
} from '@bujiao/platform';
import { OfferWatch } from '../offers/offer-watch.service.js';
import { ResubmissionAcceptedDto } from './resubmission-accepted.dto.js';
import { resubmissionProblems } from './resubmission-problems.js';
import { ResubmissionRequestDto } from './resubmission-request.dto.js';
import type { ResubmissionAnswer } from './resubmission-answer.js';
import { ResubmissionRequests } from './resubmission-requests.service.js';

/** The id that a client gives the device it runs on; only its keyed hash is kept. One of another form counts as none. */
export const DEVICE_HEADER = 'bujiao-device';
const DEVICE = /^[\w.:-]{8,128}$/;

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('orders/:orderId/resubmissions')
export class ResubmissionRequestsController {
  constructor(
    private readonly requests: ResubmissionRequests,
    private readonly offers: OfferWatch,
  ) {}

  @Post()
  @HttpCode(202)
  @Roles('buyer', 'merchant', 'after-sales')
  @ApiOperation({
    summary: 'Resubmit the order (补交订单)',
    description:
      'An empty body is one click: reason and delivery target come from the order. The same Idempotency-Key gives the same answer.',
  })
  @ApiHeader({
    name: DEVICE_HEADER,
    required: false,
    description: 'Id of the device, made by the client. Only its keyed hash is kept.',
    schema: { type: 'string', maxLength: 128 },
  })
  @ApiAcceptedResponse({ type: ResubmissionAcceptedDto })
  @ApiProblems(...resubmissionProblems())
  request(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Body() body: ResubmissionRequestDto,
    @IdempotencyKey() key: string,
    @CurrentUser() user: Principal,
    @Headers('traceparent') trace?: string,
    @Headers(DEVICE_HEADER) device?: string,
  ): Promise<ResubmissionAnswer> {
    this.offers.forget(orderId);
    const traceparent = traceParentOf(trace);
    return this.requests.request({
      orderId,
      key,
      user,
      ...body,
      ...(traceparent && { traceparent }),
      ...(device && DEVICE.test(device) && { device }),
    });
  }
}
