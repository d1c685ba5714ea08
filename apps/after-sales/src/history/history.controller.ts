import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { orderStream, type OrderEvents } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import {
  ApiProblems,
  CurrentUser,
  EVENT_STORE,
  isStaff,
  maySee,
  OrderIdPipe,
  orderNotFound,
  Roles,
  type Principal,
} from '@bujiao/platform';
import { HistoryDto } from './history.dto.js';
import { historyView, type HistoryView } from './history-view.js';

@ApiTags('after-sales')
@ApiBearerAuth()
@Controller('orders/:orderId/history')
export class HistoryController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

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
  ): Promise<HistoryView> {
    const slice = await this.store.read(orderStream(orderId));
    const { events } = slice;
    const opening = events.find(({ type }) => type === 'OrderSnapshotTaken')?.data as
      OrderEvents['OrderSnapshotTaken'] | undefined;
    // Staff also see a stream whose opening is damaged: that is when they look.
    const visible = opening ? maySee(user, opening.terms) : isStaff(user) && events.length > 0;
    if (!visible) throw orderNotFound();
    return historyView(orderId, slice, isStaff(user));
  }
}
