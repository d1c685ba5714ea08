import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, badCursor, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { cursorOf, cursorText } from './cursor.js';
import { MyOrderIds } from './my-orders.repository.js';
import { OrderSummaries } from './order-summaries.service.js';
import type { OrderSummary } from './order-summary.js';
import { MyOrdersDto } from './order-summary.dto.js';

export class MyOrdersQuery {
  /** `next` of the page before. */
  @IsOptional() @Matches(/^[\w-]{1,512}$/) cursor?: string;

  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(50) limit = 20;
}

interface MyOrders {
  readonly orders: readonly OrderSummary[];
  readonly next?: string;
}

@ApiTags('orders')
@ApiBearerAuth()
@Controller('my/orders')
export class MyOrdersController {
  constructor(
    private readonly ids: MyOrderIds,
    private readonly summaries: OrderSummaries,
  ) {}

  @Get()
  @Roles('buyer', 'merchant')
  @ApiOperation({ summary: 'The orders of the buyer or merchant, those that may need somebody first' })
  @ApiOkResponse({ type: MyOrdersDto })
  @ApiProblems(badCursor())
  async page(
    @Query() { cursor, limit }: MyOrdersQuery,
    @CurrentUser() { id, role }: Principal,
  ): Promise<MyOrders> {
    const owner = { id, role: role === 'merchant' ? 'merchant' : 'buyer' } as const;
    // One more than is shown says whether there is a next page.
    const ids = await this.ids.page(owner, limit + 1, cursor === undefined ? undefined : cursorOf(cursor));
    const shown = ids.slice(0, limit);
    const last = shown.at(-1);
    const orders = await this.summaries.of(shown.map(({ orderId }) => orderId));
    return {
      orders: shown.flatMap(({ orderId }) => orders.get(orderId) ?? []),
      ...(ids.length > limit && last && { next: cursorText(last) }),
    };
  }
}
