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
  const approved = new Map(REVIEWERS.map((reviewer) => [reviewer, new Set<string>()] as const));
  while (!signal.aborted) {
    for (const [reviewer, own] of approved)
      for (const { resubmissionId } of await casesFor(product, reviewer, ours)) {
        // Nobody is the second person of an own approval.
        if (own.has(resubmissionId)) continue;
        own.add(resubmissionId);
        await approve(product, reviewer, resubmissionId);
      }
    await sleep(LOOK_AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
  }
  return new Set([...approved.values()].flatMap((own) => [...own])).size;
}

async function casesFor(product: ProductClient, reviewer: string, ours: ReadonlySet<string>) {
  const waiting = await product.reviews(reviewer);
  return waiting.filter(({ orderId, claimedBy, heldUntil }) => ours.has(orderId) && !claimedBy && !heldUntil);
}

/** A colleague may have been faster, the case may be closed by now, or this reviewer approved it already: then nothing is to be done. */
async function approve(product: ProductClient, reviewer: string, resubmissionId: string): Promise<void> {
  try {
    await product.decideReview(reviewer, resubmissionId, {
      decision: 'approve',
      reason: 'checked-with-shop',
    });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error;
  }
}
