import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderIdPipe, orderNotFound, refusalProblem } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { notDelivered } from './confirm-receipt.decider.js';
import { ReceiptDto } from './receipt.dto.js';
import { Receipts, type ReceiptAnswer } from './receipts.service.js';

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('orders/:orderId/resubmissions/:resubmissionId/receipt')
export class ReceiptsController {
  constructor(private readonly receipts: Receipts) {}

  @Post()
  @HttpCode(200)
  @Roles('buyer')
  @ApiOperation({ summary: 'Confirm that the goods have arrived (确认收货); again is harmless' })
  @ApiOkResponse({ type: ReceiptDto })
  @ApiProblems(orderNotFound(), refusalProblem(notDelivered('approved')))
  confirm(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @CurrentUser() user: Principal,
  ): Promise<ReceiptAnswer> {
    return this.receipts.confirmByBuyer(orderId, resubmissionId, user);
  }
}
