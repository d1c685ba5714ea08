import { Injectable } from '@nestjs/common';
import { ORDER_FEED_EVENT_TYPES } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { impact, type GroupImpact, type Impact } from '@bujiao/replay';
import { HandlerImpacts } from '@bujiao/replay/nest';
import { impactSentence } from '@bujiao/texts';
import { checkOrderEvent, isRejection } from './check-order-event.js';

/** @param now ms since the epoch. Pure */
export function orderFeedImpact(event: Omit<BusEvent, 'recorded'>, now: number): Impact {
  const { id, source, type, orderId, time, data } = event;
  const checked = checkOrderEvent(
    { specversion: '1.0', id, source, type, subject: orderId, time, data },
    now,
  );
  return isRejection(checked)
    ? impact(`rejects:${checked.code}`, impactSentence('rejects-event', { code: checked.code }))
    : impact('takes', impactSentence('takes'));
}

/** What intake would do about an order event of a shop today. */
@Injectable()
export class OrderFeedImpact implements GroupImpact {
  readonly group = 'intake';
  readonly types = ORDER_FEED_EVENT_TYPES;
  /** Shops' events are in no store, so no replay shows them to it. */
  readonly reach = {};

  constructor(impacts: HandlerImpacts) {
    impacts.register('intake', this);
  }

  of(event: BusEvent): Promise<Impact> {
    return Promise.resolve(orderFeedImpact(event, Date.now()));
  }
}
