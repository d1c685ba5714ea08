import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  CurrentUser,
  maySee,
  OrderIdPipe,
  orderNotFound,
  Roles,
  type Principal,
} from '@bujiao/platform';
import { OrderPageDto } from './order-page.dto.js';
import { OrderPages, type OrderPage } from './order-page.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
export class OrderPageController {
  constructor(private readonly pages: OrderPages) {}

  @Get(':orderId')
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'reviewer', 'finance', 'service')
  @ApiOperation({ summary: 'Whether the order can be resubmitted, why or why not, and with what prefilled' })
  @ApiOkResponse({ type: OrderPageDto })
  @ApiProblems(orderNotFound())
  async page(
    @Param('orderId', OrderIdPipe) orderId: string,
    @CurrentUser() user: Principal,
  ): Promise<OrderPage> {
    const found = await this.pages.find(orderId);
    if (!found || !maySee(user, found.terms)) throw orderNotFound();
    return this.pages.page(found);
  }
}
