import type { ResubmissionReason, Sentence } from '@bujiao/contracts';

export interface HistoryEvent {
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly who: { readonly kind: string; readonly role?: string; readonly id?: string };
  readonly causedBy: string;
  readonly why?: Sentence;
  readonly told?: readonly ToldLine[];
  readonly data: Readonly<Record<string, unknown>>;
}

export interface History {
  readonly orderId: string;
  readonly chainIntact: boolean;
  readonly measures: readonly { readonly steps: number; readonly secondsToDelivery: number }[];
  readonly events: readonly HistoryEvent[];
  readonly told?: readonly ToldLine[];
  readonly rejected?: readonly Rejection[];
}

export interface Rejection {
  readonly index: number;
  readonly code: string;
  readonly pointer?: string;
  readonly didYouMean?: string;
  readonly publisher?: string | null;
}

/** One thing that the shop told, as the history shows it. */
export interface ToldLine {
  readonly type: string;
  readonly sentence: Sentence;
  readonly from?: { readonly publisher: string; readonly source: string; readonly id: string };
}

export interface OpenConflict {
  readonly orderId: string;
  readonly code: string;
  readonly known: Readonly<Record<string, string | number>>;
  readonly stopsGoods: boolean;
  readonly sentence: Sentence;
  readonly actions: readonly { readonly action: string }[];
}

/** What the tests look into of any answer; which of it is there, they know. */
export interface AnswerBody extends History {
  readonly code: string;
  readonly resubmittable: boolean;
  readonly why: Sentence & { readonly code: string };
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
