import type { GoodsKind, Sentence } from '@bujiao/contracts';
import { openResubmission, type OrderHistory } from '@bujiao/order-history';
import type { OfferView } from '../offers/offer-view.js';
import type { UnitsView } from '../order-page/order-page.parts.js';
import type { DecisionView, OrderPage } from '../order-page/order-page.view.js';

/** `needs-you`: the owner can do something; `in-progress`: nothing is to be done but to wait; `done`: nothing is open. */
export const ORDER_GROUPS = ['needs-you', 'in-progress', 'done'] as const;
export type OrderGroup = (typeof ORDER_GROUPS)[number];

/** What a list shows of an order. */
export interface OrderSummary {
  readonly orderId: string;
  readonly group: OrderGroup;
  readonly goodsName: string;
  readonly goodsKind: GoodsKind;
  readonly quantity: number;
  /** Integer 分. */
  readonly amount: number;
  readonly placedAt: string;
  readonly status: string;
  readonly statusName: Sentence;
  readonly sentence: Sentence;
  readonly decision: DecisionView;
  readonly units: UnitsView;
  readonly open?: { readonly resubmissionId: string; readonly status: string };
  /** The click that the buyer was offered, while it would be taken. */
  readonly offer?: OfferView;
}

export function orderSummary(history: OrderHistory, page: OrderPage): OrderSummary | undefined {
  const { terms } = history;
  if (!terms) return undefined;
  const { orderId, status, statusName, outlook, decision, units, open, offer } = page;
  return {
    orderId,
    group: groupOf(page, openResubmission(history)?.status),
    goodsName: page.prefilled.goodsName,
    goodsKind: terms.goods.kind,
    quantity: terms.quantity,
    amount: page.money.amount,
    placedAt: terms.placedAt,
    status,
    statusName,
    sentence: outlook.now.sentence,
    decision,
    units,
    ...(open && { open }),
    ...(offer && { offer }),
  };
}

/** Goods that arrived wait for their owner, who looks at them and confirms. */
function groupOf({ decision }: OrderPage, open: string | undefined): OrderGroup {
  if (open) return open === 'delivered' ? 'needs-you' : 'in-progress';
  if (decision.do === 'go' || decision.do === 'give') return 'needs-you';
  return decision.do === 'no' ? 'done' : 'in-progress';
}
