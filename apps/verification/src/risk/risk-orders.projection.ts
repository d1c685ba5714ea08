import type { OrderEvents, OrderFact } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import type { Projection } from '@bujiao/projections';
import { isDispute } from '@bujiao/risk';

/** What the score of later requests reads of an order: whose it is, and what went against it. Without personal data. */
export interface RiskOrderRow {
  readonly orderId: string;
  readonly revision: number;
  readonly buyerId?: string;
  readonly placedAt?: string;
  /** When its stream was opened. */
  readonly openedAt?: string;
  /** Integer 分. */
  readonly amount?: number;
  /** Keyed hash of the recharge account. */
  readonly accountMark?: string;
  readonly refundedAt?: string;
  readonly disputedAt?: string;
}

/** The greatest integer of its column; an amount beyond it says nothing more. */
const MOST_AMOUNT = 2_147_483_647;

const ON: Projection<RiskOrderRow>['on'] = {
  OrderSnapshotTaken: (event) => {
    const { terms, told } = event.data as OrderEvents['OrderSnapshotTaken'];
    const mark = terms.rechargeTarget?.mark;
    return rowOf(event, {
      buyerId: terms.buyerId,
      placedAt: terms.placedAt,
      openedAt: event.time,
      amount: Math.min(MOST_AMOUNT, terms.amount),
      ...(mark !== undefined && { accountMark: mark }),
      ...refundIn(told),
    });
  },
  OriginalOrderChanged: (event) => {
    const refund = refundIn((event.data as OrderEvents['OriginalOrderChanged']).told);
    return refund && rowOf(event, refund);
  },
  OrderConflictFound: (event) => {
    const { conflict } = event.data as OrderEvents['OrderConflictFound'];
    return isDispute(conflict.code) ? rowOf(event, { disputedAt: event.time }) : undefined;
  },
};

const rowOf = ({ orderId, recorded }: BusEvent, values: Partial<RiskOrderRow>): RiskOrderRow | undefined =>
  recorded && { orderId, revision: recorded.revision, ...values };

/** When the shop's refund was accepted here: its own time may lie before a decision that did not know of it. */
function refundIn(told: readonly OrderFact[] | undefined): Pick<RiskOrderRow, 'refundedAt'> | undefined {
  const refund = told?.find(({ type }) => type === 'shop.order.refunded');
  return refund && { refundedAt: refund.receivedAt };
}

/** One row an order whose stream is open. */
export const RISK_ORDERS: Projection<RiskOrderRow> = {
  name: 'verification-risk-orders',
  version: 1,
  table: {
    schema: 'verification',
    name: 'risk_orders',
    columns: {
      orderId: { name: 'order_id', type: 'text', keep: 'key' },
      revision: { name: 'revision', type: 'integer', keep: 'revision' },
      buyerId: { name: 'buyer_id', type: 'text', keep: 'first' },
      placedAt: { name: 'placed_at', type: 'timestamptz', keep: 'first' },
      openedAt: { name: 'opened_at', type: 'timestamptz', keep: 'first' },
      amount: { name: 'amount', type: 'integer', keep: 'first' },
      accountMark: { name: 'account_mark', type: 'text', keep: 'first' },
      refundedAt: { name: 'refunded_at', type: 'timestamptz', keep: 'first' },
      disputedAt: { name: 'disputed_at', type: 'timestamptz', keep: 'first' },
    },
  },
  on: ON,
};
