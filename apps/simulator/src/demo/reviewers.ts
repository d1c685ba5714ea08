import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem } from '@bujiao/client';
import type { ProductClient } from '../product/product-client.js';
import type { Journey } from './journey.js';

const LOOK_AGAIN_AFTER_MS = 300;
/** Two, since large amounts need two people. */
const REVIEWERS = ['reviewer:demo-reviewer-1', 'reviewer:demo-reviewer-2'] as const;

export interface ReviewersOptions {
  readonly product: ProductClient;
  /** Cases of other orders are left alone. */
  readonly journeys: readonly Journey[];
  readonly signal: AbortSignal;
}

/** Approves the requests of the demo that the policy gives to a person, until `signal` aborts. Answers how many there were. */
export async function reviewCases({ product, journeys, signal }: ReviewersOptions): Promise<number> {
  const ours = new Set(journeys.map(({ order }) => order.orderId));
  const seen = new Set<string>();
  while (!signal.aborted) {
    const waiting = await product.reviews(REVIEWERS[0]);
    for (const { orderId, resubmissionId, claimedBy, heldUntil } of waiting) {
      if (!ours.has(orderId) || claimedBy !== undefined || heldUntil !== undefined) continue;
      seen.add(resubmissionId);
      await approve(product, resubmissionId);
    }
    await sleep(LOOK_AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
  }
  return seen.size;
}

/** As the first person or the second. A decision that was refused since the order changed meanwhile is taken again on the next look. */
async function approve(product: ProductClient, resubmissionId: string): Promise<void> {
  try {
    const { approvals, basis } = await product.review(REVIEWERS[0], resubmissionId);
    const reviewer = REVIEWERS[approvals] ?? REVIEWERS[0];
    const verdict = { decision: 'approve', reason: 'checked-with-shop', basis } as const;
    await product.decideReview(reviewer, resubmissionId, verdict);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error;
  }
}
