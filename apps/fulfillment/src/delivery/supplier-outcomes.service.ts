import { Injectable } from '@nestjs/common';
import type { Attempt, OrderHistory } from '@bujiao/order-history';
import { SupplierCards } from '../card-stock/supplier-cards.repository.js';
import type { Success, SupplierAnswer } from '../suppliers/supplier.port.js';
import { judgeSuccess } from './judge-success.decider.js';
import type { Outcome } from './settle-attempt.decider.js';

/** What a supplier's answer can be recorded as: cards that it delivered are kept before their delivery is. */
@Injectable()
export class SupplierOutcomes {
  constructor(private readonly cards: SupplierCards) {}

  of(
    answer: Exclude<SupplierAnswer, { outcome: 'no-such-order' }>,
    attempt: Attempt,
    history: OrderHistory,
  ): Outcome | Promise<Outcome> {
    return answer.outcome === 'succeeded' ? this.ofSuccess(answer, attempt, history) : answer;
  }

  private async ofSuccess(success: Success, attempt: Attempt, { terms }: OrderHistory): Promise<Outcome> {
    if (!terms) return { outcome: 'unknown', code: 'order-unknown' };
    const judged = judgeSuccess(success, attempt, terms.goods.kind);
    if (!judged.believed) return judged.outcome;
    const { supplierOrderNo, quantity, cards } = judged;
    if (!cards) return { outcome: 'succeeded', supplierOrderNo, quantity };
    const { attemptId, requestNo } = attempt;
    const { orderId, goods } = terms;
    const cardIds = await this.cards.keep({ attemptId, requestNo, orderId, goodsId: goods.goodsId, cards });
    return cardIds
      ? { outcome: 'succeeded', supplierOrderNo, quantity, cardIds }
      : { outcome: 'unknown', code: 'cards-known-already', odd: true };
  }
}
