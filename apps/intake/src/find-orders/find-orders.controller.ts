import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@bujiao/platform';
import { IsString, Length } from 'class-validator';
import { FindOrders, type FoundOrders } from './find-orders.service.js';
import { FoundOrdersDto } from './found-orders.dto.js';

export class FindQuery {
  /** A number, or a text with numbers in it. */
  @IsString()
  @Length(1, 1000)
  q: string;
}

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders/search')
export class FindOrdersController {
  constructor(private readonly orders: FindOrders) {}

  @Get()
  @Roles('after-sales', 'ops', 'reviewer', 'finance')
  @ApiOperation({
    summary: 'Orders by any number that touched them',
    description:
      'Order, payment, supplier request, supplier order, resubmission, event: blanks and full-width characters are forgiven, whole numbers come before beginnings of at least 6 characters.',
  })
  @ApiOkResponse({ type: FoundOrdersDto })
  find(@Query() { q }: FindQuery): Promise<FoundOrders> {
    return this.orders.find(q);
  }
}
