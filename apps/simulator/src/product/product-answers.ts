import type {
  Actor,
  OrderEventType,
  OrderStateChanged,
  OrderStatus,
  RechargeTarget,
  ResubmissionReason,
  Sentence,
} from '@bujiao/contracts';

/** `POST /order-events`. */
export interface PublishAnswer {
  readonly accepted: number;
  readonly rejected: readonly {
    readonly index: number;
    readonly id?: string;
    readonly code: string;
    readonly detail: string;
  }[];
}

/** `GET /orders/{orderId}`. */
export interface OrderPage {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly resubmittable: boolean;
  readonly why: Sentence & { readonly code: string };
  readonly prefilled: {
    readonly reason?: ResubmissionReason;
    readonly goodsName: string;
    readonly quantityOwed: number;
    readonly rechargeAccountMasked?: string;
  };
  readonly open?: { readonly resubmissionId: string; readonly stage: string };
}

/** Body of `POST /orders/{orderId}/resubmissions`; empty for one click. */
export interface ResubmissionForm {
  readonly reason?: ResubmissionReason;
  readonly rechargeTarget?: RechargeTarget;
}

export interface ResubmissionAccepted {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly reason: ResubmissionReason;
}

/** One state of the progress bar. */
export interface Progress {
  readonly orderId: string;
  readonly resubmissionId?: string;
  readonly stage: string;
  readonly stageNo: number;
  readonly stages: readonly string[];
  readonly outcome?: string;
  readonly sentence?: Sentence;
  readonly updatedAt: string;
}

export interface HistoryEntry {
  readonly revision: number;
  readonly at: string;
  readonly type: OrderEventType;
  readonly title: Sentence;
  readonly who: Partial<Actor>;
  readonly why?: Sentence;
  readonly ruleVersion?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** What one resubmission asked of people. */
export interface Measures {
  readonly resubmissionId: string;
  /** Acts of a person. */
  readonly steps: number;
  readonly fieldsTyped: number;
  /** From request to delivery; absent until delivered. */
  readonly secondsToDelivery?: number;
}

/** `GET /orders/{orderId}/history`. */
export interface History {
  readonly orderId: string;
  readonly chainIntact: boolean;
  readonly measures: readonly Measures[];
  readonly events: readonly HistoryEntry[];
}

export interface RevealedCard {
  readonly cardNo: string;
  readonly cardPassword: string;
  readonly expiry?: string;
}

export interface StockAnswer {
  readonly added: number;
  readonly duplicates: number;
}

export type { OrderStateChanged };
