import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isOwner, ORDER_DESK, orderNotFound, problemOfRefusal, type OrderDesk } from '@bujiao/order-desk';
import type { CardPart, LookedFrom } from '@bujiao/contracts';
import { Config, type CallerHeaders, type Principal } from '@bujiao/platform';
import { IssuedCards, type CardSecret } from './issued-cards.client.js';
import { copyCard, revealCards } from './reveal-cards.decider.js';

interface CardCall {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly user: Principal;
  readonly from?: LookedFrom | undefined;
}

export interface CopyCall extends CardCall {
  readonly card: number;
  readonly part: CardPart;
}

export interface RevealCall extends CardCall {
  readonly key: string;
  readonly caller: CallerHeaders;
}

@Injectable()
export class CardReveal {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly issuedCards: IssuedCards,
    private readonly config: Config,
  ) {}

  /** Shows the secrets to their buyer; each look is recorded before they leave. The same request again is the same look. */
  async reveal(call: RevealCall): Promise<readonly CardSecret[]> {
    const { orderId, resubmissionId, key, user, from, caller } = call;
    await this.mustOwn(call);
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
        revealCards(history, { resubmissionId, revealKey, mostLooks, ...(from && { from }) }),
      );
    } catch (error) {
      throw problemOfRefusal(error);
    }
    return this.issuedCards.open({ orderId, resubmissionId, revealKey }, caller);
  }

  /** Records what the page copied of cards that were shown. The same part in the same look is recorded once. */
  async copied(call: CopyCall): Promise<void> {
    const { orderId, resubmissionId, card, part, user, from } = call;
    await this.mustOwn(call);
    const cause = {
      orderId,
      causationId: `copy:${resubmissionId}:${card}:${part}`,
      correlationId: resubmissionId,
      actor: user.actor,
    };
    try {
      await this.desk.decide(cause, (history) =>
        copyCard(history, { resubmissionId, card, part, ...(from && { from }) }),
      );
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }

  private async mustOwn({ orderId, resubmissionId, user }: CardCall): Promise<void> {
    const { terms, resubmissions } = await this.desk.freshHistoryOf(orderId);
    const known = resubmissions.some((r) => r.resubmissionId === resubmissionId);
    if (!terms || !known || !isOwner(user, terms)) throw orderNotFound();
  }
}
