import type { ResubmissionReason, Sentence } from '@bujiao/contracts';

export interface HistoryEvent {
  readonly revision: number;
  readonly type: string;
  readonly who: { readonly kind: string; readonly role?: string; readonly id?: string };
  readonly data: Readonly<Record<string, unknown>>;
}

export interface History {
  readonly orderId: string;
  readonly chainIntact: boolean;
  readonly measures: readonly { readonly steps: number; readonly secondsToDelivery: number }[];
  readonly events: readonly HistoryEvent[];
}

export interface Rejection {
  readonly index: number;
  readonly code: string;
}

/** What the tests look into of any answer; which of it is there, they know. */
export interface AnswerBody extends History {
  readonly code: string;
  readonly resubmissionId: string;
  readonly reason: ResubmissionReason;
  readonly stage: string;
  readonly outcome?: string;
  readonly sentence: Sentence;
  readonly accepted: number;
  readonly rejected: readonly Rejection[];
  readonly cards: readonly { readonly cardNo: string; readonly cardPassword: string }[];
  readonly prefilled: { readonly rechargeAccountMasked?: string };
  readonly token: string;
}

export interface ManualWork {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly code: string;
}

export interface Answer<Body = AnswerBody> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What the tests look into of any server-sent event. */
export interface SseEvent {
  readonly id: string;
  readonly event: string;
  readonly data: {
    readonly orderId: string;
    readonly stage: string;
    readonly stageName: string;
    readonly state: string;
    readonly stateName: string;
  };
}
