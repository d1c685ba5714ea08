import type { ResubmissionReason, Sentence } from '@bujiao/contracts';
import type { OrderPage, Progress, ResubmissionForm } from '../product/product-answers.js';
import type { PlannedOrder, Way } from '../shop/planned-order.js';

/** The stages of the progress bar, as people see them. */
export const STAGES: readonly Sentence[] = [
  { zh: '申请', en: 'requested' },
  { zh: '核验中', en: 'verifying' },
  { zh: '补单中', en: 'redelivering' },
  { zh: '已发货', en: 'delivered' },
  { zh: '已完成', en: 'closed' },
];
export const VERIFYING_STAGE = 2;
export const DELIVERED_STAGE = 4;
export const CLOSED_STAGE = 5;

/**
 * How a journey stands: `moving` until it is `delivered` or it ended otherwise. `broken` is what no order may come to: an answer
 * that nobody expected, or none in time.
 */
export type JourneyState =
  | 'not-begun'
  | 'moving'
  | 'delivered'
  | 'closed'
  | 'rejected'
  | 'failed'
  | 'refused'
  | 'waiting-for-human'
  | 'broken';

/** One buyer's way from the order page to the goods. */
export interface Journey {
  readonly order: PlannedOrder;
  /** Whether the buyer will confirm receipt, or leaves it to the platform. */
  readonly confirms: boolean;
  state: JourneyState;
  /** 1 to 5; 0 before the request. */
  stageNo: number;
  /** ms since the epoch, when the stage was seen. */
  movedAt: number;
  resubmissionId?: string;
  page?: OrderPage;
  /** What the platform said at the end, or what went wrong. */
  sentence?: Sentence;
}

export const beginJourney = (order: PlannedOrder, confirms: boolean): Journey => ({
  order,
  confirms,
  state: 'not-begun',
  stageNo: 0,
  movedAt: Date.now(),
});

/** Nothing more comes of it, except perhaps the confirmation of receipt. */
export const isSettled = ({ state }: Journey): boolean => state !== 'not-begun' && state !== 'moving';

/** The reason that the order page has to prefill once all news of the order has arrived. */
export const REASON_PREFILLED: Partial<Record<Way, ResubmissionReason>> = {
  'paid-but-timed-out': 'payment-timed-out',
  'payment-notice-lost': 'payment-notice-lost',
  'supplier-late-delivered': 'supplier-late',
  'supplier-late-not-delivered': 'supplier-late',
  'partly-delivered': 'partly-delivered',
  'failed-cards': 'delivery-failed',
  'failed-top-up': 'delivery-failed',
  'second-payment': 'payment-timed-out',
  'parts-then-failed': 'delivery-failed',
  'two-suppliers-late': 'supplier-late',
  'delivery-taken-back': 'delivery-failed',
  stuck: 'stuck',
  'partly-refunded': 'delivery-failed',
  'really-unpaid': 'payment-timed-out',
  'wrong-account': 'wrong-account',
};

/** The code with which the order page has to say no, once all news of the order has arrived. */
export const REFUSED_WITH: Partial<Record<Way, string>> = {
  cancelled: 'order-cancelled',
  refunded: 'order-refunded',
  'window-passed': 'outside-window',
};

/** One click needs nothing; only an account that was typed wrong has to be typed again. */
export function formOf({ correctedTarget }: PlannedOrder): ResubmissionForm {
  return correctedTarget ? { rechargeTarget: { rechargeAccount: correctedTarget.rechargeAccount } } : {};
}

/** Moves the journey to what the progress bar says; never backwards. */
export function move(journey: Journey, progress: Progress, now: number): void {
  if (progress.stageNo > journey.stageNo) {
    journey.stageNo = progress.stageNo;
    journey.movedAt = now;
  }
  journey.state = stateAfter(journey, progress);
  if (progress.sentence) journey.sentence = progress.sentence;
}

const STATE_OF_OUTCOME: Readonly<Record<string, JourneyState | undefined>> = {
  rejected: 'rejected',
  failed: 'failed',
  'waiting-for-human': 'waiting-for-human',
  closed: 'closed',
  delivered: 'delivered',
};

function stateAfter(journey: Journey, { outcome }: Progress): JourneyState {
  const told = STATE_OF_OUTCOME[outcome ?? ''];
  // Before anything is delivered it is a reviewer who is waited for, and the demo has reviewers.
  if (told === 'waiting-for-human' && journey.stageNo <= VERIFYING_STAGE) return 'moving';
  if (told && told !== 'delivered') return told;
  if (journey.stageNo >= CLOSED_STAGE) return 'closed';
  return journey.stageNo >= DELIVERED_STAGE ? 'delivered' : 'moving';
}
