import { isProblem } from '@bujiao/client';
import type { ProductSide } from './product-side.js';
import type { SentOrder } from './sent-order.js';

/** Two, since large amounts need two people. */
const REVIEWERS = ['reviewer:traffic-1', 'reviewer:traffic-2'] as const;
const REASONS = { approve: 'checked-with-shop', refuse: 'goods-were-received' } as const;

/** The reviewers of the simulation at the desk of the product. */
export class ReviewDesk {
  constructor(private readonly side: ProductSide) {}

  /** Until the case is decided, by two people where the amount asks for them. */
  async decide(sent: SentOrder, resubmissionId: string, decision: 'approve' | 'refuse'): Promise<void> {
    for (const reviewer of REVIEWERS) {
      const basis = await this.basisOf(reviewer, resubmissionId);
      const verdict = { decision, reason: REASONS[decision], basis } as const;
      const before = decisionsIn(sent);
      await this.side.product.decideReview(reviewer, resubmissionId, verdict);
      // The decision is held for some seconds before it is recorded.
      sent.history = await this.side.until(
        sent,
        (events) => events.filter(({ type }) => type === 'ReviewDecided').length > before,
      );
      if (sent.eventsOf('ReviewDecided').at(-1)?.data.needsSecond !== true) return;
    }
  }

  /** Asks the buyer to prove that nothing came. */
  async askForEvidence(sent: SentOrder, resubmissionId: string): Promise<void> {
    const [reviewer] = REVIEWERS;
    const basis = await this.basisOf(reviewer, resubmissionId);
    const asked = { decision: 'ask-evidence', wanted: 'not-received', reason: 'other', basis } as const;
    await this.side.product.decideReview(reviewer, resubmissionId, asked);
    sent.history = await this.side.until(sent, (events) =>
      events.some(({ type }) => type === 'EvidenceRequested'),
    );
  }

  /** The case reaches the desk a moment after its event. */
  private basisOf(reviewer: string, resubmissionId: string): Promise<string> {
    return this.side.eventually(`the case of ${resubmissionId}`, async () => {
      const found = await this.side.product.review(reviewer, resubmissionId).catch((error: unknown) => {
        if (isProblem(error, 'review-closed')) return undefined;
        throw error;
      });
      return found && found.heldUntil === undefined ? found.basis : undefined;
    });
  }
}

const decisionsIn = (sent: SentOrder): number => sent.eventsOf('ReviewDecided').length;
