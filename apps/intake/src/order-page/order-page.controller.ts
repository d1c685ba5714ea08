import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OrderFact } from '@bujiao/contracts';
import { isStaff, maySee, OrderIdPipe, orderNotFound } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import {
  RejectedOrderEvents,
  type RejectedOrderEvent,
} from '../order-feed/rejected-order-events.repository.js';
import { OrderRecordDto } from './order-record.dto.js';
import { OrderPageDto } from './order-page.dto.js';
import { OrderPages } from './order-page.service.js';
import type { OrderPage } from './order-page.view.js';
import type { RecordView, RejectedView } from './order-record-view.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
export class OrderPageController {
  constructor(
    private readonly pages: OrderPages,
    private readonly rejectedEvents: RejectedOrderEvents,
  ) {}

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

  @Get(':orderId/record')
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'reviewer', 'finance')
  @ApiOperation({
    summary: 'What the shop told about the order, as it was told; for staff also what was rejected',
  })
  @ApiOkResponse({ type: OrderRecordDto })
  @ApiProblems(orderNotFound())
  async record(
    @Param('orderId', OrderIdPipe) orderId: string,
    @CurrentUser() user: Principal,
  ): Promise<RecordView> {
    return isStaff(user) ? this.staffRecord(orderId) : this.ownRecord(orderId, user);
  }

  private async staffRecord(orderId: string): Promise<RecordView> {
    const found = await this.pages.find(orderId);
    const rejected = await this.rejectedEvents.newest({ limit: MOST_REJECTED, orderId });
    if (!found && rejected.length === 0) throw orderNotFound();
    return { told: found?.record.told ?? [], rejected: rejected.map(rejectedView) };
  }

  private async ownRecord(orderId: string, user: Principal): Promise<RecordView> {
    const found = await this.pages.find(orderId);
    if (!found || !maySee(user, found.terms)) throw orderNotFound();
    return { told: found.record.told.map(forOwner) };
  }
}

const MOST_REJECTED = 50;

const rejectedView = ({
  type,
  source,
  publisher,
  code,
  detail,
  rejectedAt,
}: RejectedOrderEvent): RejectedView => ({
  at: rejectedAt,
  type,
  source,
  publisher,
  code,
  detail,
});

/** Which service published it, and the shop's supplier orders, are none of the owner's business. */
function forOwner(fact: OrderFact): OrderFact {
  const {
    supplierOrder: _s,
    pendingSupplierOrder: _p,
    pendingSupplierOrders: _o,
    withdraws: _w,
    ...data
  } = fact.data as Record<string, unknown>;
  return { ...fact, source: 'shop', publisher: 'shop', id: '', data } as unknown as OrderFact;
}
