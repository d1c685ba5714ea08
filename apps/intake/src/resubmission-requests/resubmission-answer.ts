import type { ResubmissionReason } from '@bujiao/contracts';
import type { Resubmission } from '@bujiao/order-history';

/** What a click is answered. */
export interface ResubmissionAnswer {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly reason: ResubmissionReason;
  readonly stage: 'requested';
  readonly links: { readonly progress: string; readonly history: string };
}

export const RESUBMISSION_ANSWER_EXAMPLE: ResubmissionAnswer = {
  resubmissionId: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11',
  orderId: 'SO20261123000017',
  reason: 'delivery-failed',
  stage: 'requested',
  links: { progress: '/orders/SO20261123000017/progress', history: '/orders/SO20261123000017/history' },
};

export const answerOf = (orderId: string, { resubmissionId, reason }: Resubmission): ResubmissionAnswer => ({
  resubmissionId,
  orderId,
  reason,
  stage: 'requested',
  links: { progress: `/orders/${orderId}/progress`, history: `/orders/${orderId}/history` },
});
