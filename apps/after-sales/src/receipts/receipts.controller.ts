import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, OrderIdPipe, Roles, type Principal } from '@bujiao/platform';
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
  @ApiOkResponse({
    example: { resubmissionId: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11', confirmedBy: 'buyer' },
  })
  confirm(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @CurrentUser() user: Principal,
  ): Promise<ReceiptAnswer> {
    return this.receipts.confirmByBuyer(orderId, resubmissionId, user);
  }
}
