import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isOwner, ORDER_DESK, orderNotFound, problemOfRefusal, type OrderDesk } from '@bujiao/order-desk';
import { Config, type Principal } from '@bujiao/platform';
import { IssuedCards, type CardSecret } from './issued-cards.client.js';
import { revealCards } from './reveal-cards.decider.js';

export interface RevealCall {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly key: string;
  readonly user: Principal;
  /** The buyer's own `Authorization` header. */
  readonly authorization: string;
}

@Injectable()
export class CardReveal {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly issuedCards: IssuedCards,
    private readonly config: Config,
  ) {}

  /** Shows the secrets to their buyer; each look is recorded before they leave. The same request again is the same look. */
  async reveal({
    orderId,
    resubmissionId,
    key,
    user,
    authorization,
  }: RevealCall): Promise<readonly CardSecret[]> {
    const { terms, resubmissions } = await this.desk.freshHistoryOf(orderId);
    const known = resubmissions.some((r) => r.resubmissionId === resubmissionId);
    if (!terms || !known || !isOwner(user, terms)) throw orderNotFound();
    const revealKey = createHash('sha256').update(`${resubmissionId}\n${key}`).digest('hex');
    const cause = {
      orderId,
      causationId: `reveal:${resubmissionId}:${revealKey}`,
      correlationId: resubmissionId,
      actor: user.actor,
    };
    try {
      const mostLooks = this.config.mostCardLooks;
      await this.desk.decide(cause, (history) =>
        revealCards(history, { resubmissionId, revealKey, mostLooks }),
      );
    } catch (error) {
      throw problemOfRefusal(error);
    }
    return this.issuedCards.open({ orderId, resubmissionId, revealKey }, authorization);
  }
}
