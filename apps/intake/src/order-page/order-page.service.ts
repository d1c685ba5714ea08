import { Inject, Injectable } from '@nestjs/common';
import type {
  OrderFacts,
  OrderTerms,
  RechargeTarget,
  ResubmissionReason,
  Sealed,
  Sentence,
} from '@bujiao/contracts';
import { maskAccount } from '@bujiao/input-text';
import {
  eligibility,
  mergeFacts,
  ORDER_STATUS_NAMES,
  orderStatus,
  REASON_SENTENCES,
  type OrderHistory,
} from '@bujiao/order-history';
import { KeyRing, ORDER_DESK, type OrderDesk } from '@bujiao/platform';
import { OrderSnapshots } from '../order-snapshots/order-snapshots.repository.js';

export interface FoundOrder {
  readonly terms: OrderTerms;
  readonly facts: OrderFacts;
  readonly streamOpen: boolean;
}

export interface OrderPage {
  readonly orderId: string;
  readonly status: string;
  readonly statusName: Sentence;
  readonly resubmittable: boolean;
  /** Why it can, or why not. */
  readonly why: { readonly code: string } & Sentence;
  /** What the resubmission will use; nothing of it has to be typed. */
  readonly prefilled: {
    readonly reason?: ResubmissionReason;
    readonly goodsName: string;
    readonly quantityOwed: number;
    readonly rechargeAccountMasked?: string;
  };
  /** The cases a resubmission of this order is for. */
  readonly cases: readonly ({ readonly reason: ResubmissionReason } & Sentence)[];
  readonly open?: { readonly resubmissionId: string; readonly status: string };
}

/** An answer as `GET /orders/{orderId}` gives it. */
export const ORDER_PAGE_EXAMPLE: OrderPage = {
  orderId: 'SO20261123000017',
  status: 'delivery-failed',
  statusName: { zh: '发货失败', en: 'delivery failed' },
  resubmittable: true,
  why: {
    code: 'resubmittable',
    zh: '该订单可以补交，确认即可，无需填写。',
    en: 'This order can be resubmitted. Just confirm; there is nothing to fill in.',
  },
  prefilled: { reason: 'delivery-failed', goodsName: '王者荣耀 点券 600', quantityOwed: 1 },
  cases: [{ reason: 'delivery-failed', zh: '发货失败', en: 'The delivery failed' }],
};

@Injectable()
export class OrderPages {
  constructor(
    private readonly snapshots: OrderSnapshots,
    private readonly keyRing: KeyRing,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  /** Undefined while the shop has not told what the order is. */
  async find(orderId: string): Promise<FoundOrder | undefined> {
    const snapshot = await this.snapshots.find(orderId);
    return (
      snapshot?.terms && { terms: snapshot.terms, facts: snapshot.facts, streamOpen: snapshot.streamOpen }
    );
  }

  async page({ terms, facts, streamOpen }: FoundOrder): Promise<OrderPage> {
    const recorded: OrderHistory = streamOpen
      ? await this.desk.freshHistoryOf(terms.orderId)
      : { facts: {}, resubmissions: [] };
    const history = { ...recorded, terms, facts: mergeFacts(recorded.facts, facts) };
    const { resubmittable, code, sentence, reasons, quantityOwed, open } = eligibility(history, Date.now());
    const status = orderStatus(terms, history.facts);
    const account = await this.maskedAccount(open?.rechargeTarget ?? terms.rechargeTarget);
    return {
      orderId: terms.orderId,
      status,
      statusName: ORDER_STATUS_NAMES[status],
      resubmittable,
      why: { code, ...sentence },
      prefilled: {
        ...(resubmittable && reasons[0] && { reason: reasons[0] }),
        goodsName: terms.goods.name,
        quantityOwed,
        ...(account && { rechargeAccountMasked: account }),
      },
      cases: reasons.map((reason) => ({ reason, ...REASON_SENTENCES[reason] })),
      ...(open && { open: { resubmissionId: open.resubmissionId, status: open.status } }),
    };
  }

  private async maskedAccount(sealed: Sealed | undefined): Promise<string | undefined> {
    if (!sealed) return undefined;
    const { rechargeAccount } = await this.keyRing.open<RechargeTarget>(sealed);
    return maskAccount(rechargeAccount);
  }
}
