import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderIdPipe } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, IdempotencyKey, Roles, type Principal } from '@bujiao/platform';
import { ResubmissionAcceptedDto } from './resubmission-accepted.dto.js';
import { resubmissionProblems } from './resubmission-problems.js';
import { ResubmissionRequestDto } from './resubmission-request.dto.js';
import { ResubmissionRequests, type ResubmissionAnswer } from './resubmission-requests.service.js';

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('orders/:orderId/resubmissions')
export class ResubmissionRequestsController {
  constructor(private readonly requests: ResubmissionRequests) {}

  @Post()
  @HttpCode(202)
  @Roles('buyer', 'merchant', 'after-sales')
  @ApiOperation({
    summary: 'Resubmit the order (补交订单)',
    description:
      'An empty body is one click: reason and delivery target come from the order. The same Idempotency-Key gives the same answer.',
  })
  @ApiAcceptedResponse({ type: ResubmissionAcceptedDto })
  @ApiProblems(...resubmissionProblems())
  request(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Body() body: ResubmissionRequestDto,
    @IdempotencyKey() key: string,
    @CurrentUser() user: Principal,
    @Headers('traceparent') traceparent?: string,
  ): Promise<ResubmissionAnswer> {
    return this.requests.request({ orderId, key, user, ...body, ...(traceparent && { traceparent }) });
  }
}
