// The answers of the API that pages use, by hand until they are generated from its OpenAPI document.
import type { Sentence } from '../texts/language.js';
import { at, type ApiClient } from './client.js';
import { hasCode } from './problem.js';

export interface OrderPage {
  readonly orderId: string;
  readonly status: string;
  readonly statusName: Sentence;
  readonly resubmittable: boolean;
  readonly why: { readonly code: string } & Sentence;
  readonly prefilled: {
    readonly reason?: string;
    readonly goodsName: string;
    readonly quantityOwed: number;
    readonly rechargeAccountMasked?: string;
  };
  readonly cases: readonly ({ readonly reason: string } & Sentence)[];
  readonly open?: { readonly resubmissionId: string; readonly status: string };
}

export const STAGES = ['requested', 'verifying', 'resubmitting', 'delivered', 'completed'] as const;
export type Stage = (typeof STAGES)[number];

export interface Progress {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly stage: Stage;
  readonly outcome?: 'closed' | 'rejected' | 'failed' | 'waiting-for-human';
  readonly sentence?: Sentence;
  readonly requestedAt?: string;
  readonly deliveredAt?: string;
  readonly updatedAt: string;
}

export interface HistoryLine {
  readonly revision: number;
  readonly at: string;
  readonly type: string;
  readonly title: Sentence;
  readonly who: {
    readonly kind: 'person' | 'service' | 'system';
    readonly role?: string;
    readonly id?: string;
  };
  readonly causedBy: string;
  readonly why?: Sentence;
  readonly ruleVersion?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export interface History {
  readonly orderId: string;
  readonly chainIntact: boolean;
  readonly chainBreak?: { readonly revision: number; readonly detail: string };
  readonly measures: readonly {
    readonly resubmissionId: string;
    readonly steps: number;
    readonly fieldsTyped: number;
    readonly secondsToDelivery?: number;
  }[];
  readonly events: readonly HistoryLine[];
}

export interface Card {
  readonly cardNo: string;
  readonly cardPassword: string;
  readonly expiry?: string;
}

export interface RechargeTarget {
  readonly rechargeAccount: string;
}

type Absent = null;

export const orders = {
  page: (api: ApiClient, orderId: string): Promise<OrderPage> => api.get(at`/orders/${orderId}`),

  /** Null where the order was never resubmitted. */
  progress: (api: ApiClient, orderId: string): Promise<Progress | Absent> =>
    orAbsent(api.get<Progress>(at`/orders/${orderId}/progress`)),

  /** Null where the order has no history of its own yet. */
  history: (api: ApiClient, orderId: string): Promise<History | Absent> =>
    orAbsent(api.get<History>(at`/orders/${orderId}/history`)),

  /** Again with the same key gives the same answer. */
  resubmit: (
    api: ApiClient,
    orderId: string,
    call: { readonly key: string; readonly rechargeTarget?: RechargeTarget },
  ): Promise<{ readonly resubmissionId: string }> => {
    const { key, rechargeTarget } = call;
    return api.post(at`/orders/${orderId}/resubmissions`, {
      headers: { 'idempotency-key': key },
      body: rechargeTarget ? { rechargeTarget } : {},
    });
  },

  reveal: (
    api: ApiClient,
    orderId: string,
    call: { readonly resubmissionId: string; readonly key: string },
  ): Promise<{ readonly cards: readonly Card[] }> =>
    api.post(at`/orders/${orderId}/resubmissions/${call.resubmissionId}/reveal`, {
      headers: { 'idempotency-key': call.key },
    }),

  confirmReceipt: (api: ApiClient, orderId: string, resubmissionId: string): Promise<unknown> =>
    api.post(at`/orders/${orderId}/resubmissions/${resubmissionId}/receipt`),
};

async function orAbsent<T>(asked: Promise<T>): Promise<T | Absent> {
  try {
    return await asked;
  } catch (error) {
    if (hasCode(error, 'order-not-found', 'no-resubmission')) return null;
    throw error;
  }
}
