import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { orderStream, type OrderEvents } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { isStaff, maySee, OrderIdPipe, orderNotFound } from '@bujiao/order-desk';
import {
  ApiProblems,
  AsCaller,
  CurrentUser,
  EVENT_STORE,
  Roles,
  type CallerHeaders,
  type Principal,
} from '@bujiao/platform';
import { HistoryDto } from './history.dto.js';
import { historyView, toldHistory, type HistoryView } from './history-view.js';
import { OrderRecords } from './order-records.client.js';

@ApiTags('after-sales')
@ApiBearerAuth()
@Controller('orders/:orderId/history')
export class HistoryController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly records: OrderRecords,
  ) {}

  @Get()
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'reviewer', 'finance')
  @ApiOperation({
    summary: 'Everything that happened to the order, in order, with the proof that nothing is missing',
    description: "Read off the order's stream itself; the hash chain is checked on every read.",
  })
  @ApiOkResponse({ type: HistoryDto })
  @ApiProblems(orderNotFound())
  async history(
    @Param('orderId', OrderIdPipe) orderId: string,
    @CurrentUser() user: Principal,
    @AsCaller() caller: CallerHeaders,
  ): Promise<HistoryView> {
    const slice = await this.store.read(orderStream(orderId));
    const { events } = slice;
    const staff = isStaff(user);
    if (events.length === 0) return this.withoutStream(orderId, staff, caller);
    const opening = events.find(({ type }) => type === 'OrderSnapshotTaken')?.data as
      OrderEvents['OrderSnapshotTaken'] | undefined;
    // Staff also see a stream whose opening is damaged: that is when they look.
    const visible = opening ? maySee(user, opening.terms) : staff;
    if (!visible) throw orderNotFound();
    const view = historyView(orderId, slice, staff);
    const rejected = staff ? (await this.records.find(orderId, caller))?.rejected : undefined;
    return rejected ? { ...view, rejected } : view;
  }

  /** Nobody has resubmitted the order: its history is what the shop told. Intake says whether the caller may see it. */
  private async withoutStream(orderId: string, staff: boolean, caller: CallerHeaders): Promise<HistoryView> {
    const record = await this.records.find(orderId, caller);
    if (!record) throw orderNotFound();
    const view = toldHistory(orderId, record.told, staff);
    return record.rejected ? { ...view, rejected: record.rejected } : view;
  }
}
