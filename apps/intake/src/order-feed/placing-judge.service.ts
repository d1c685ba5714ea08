import { Injectable } from '@nestjs/common';
import type { OrderFact, OrderTerms, PlacedFact, RechargeTarget, Sealed } from '@bujiao/contracts';
import { factKey, factsOfType, termsNow } from '@bujiao/order-history';
import { KeyRing } from '@bujiao/platform';
import { OrderRecords, type Added } from '../order-record/order-records.repository.js';
import type { OrderRecord } from '../order-record/record-row.js';
import type { Rejection } from './check-order-event.js';
import { judgePlacing } from './judge-placing.js';

export interface JudgedPlacing {
  readonly record: OrderRecord;
  readonly rejection?: Rejection;
  /** A term that was unknown is known now. */
  readonly completed?: boolean;
}

/** Compares a placing with the first one of its order, and keeps the verdict with the fact. */
@Injectable()
export class PlacingJudge {
  constructor(
    private readonly records: OrderRecords,
    private readonly keyRing: KeyRing,
  ) {}

  /** Idempotent: the same placing again gets the same verdict. */
  async judge({ record, kept }: Added, told: OrderTerms, fact: OrderFact): Promise<JudgedPlacing> {
    const { terms: first } = record;
    if (!first || isFirst(first, told)) return { record };
    // As placed, with what other placings filled in. Corrections are no placing: a repeated one must not dispute itself.
    const others = factsOfType(record.told, 'shop.order.placed').filter((f) => factKey(f) !== factKey(fact));
    const known = termsNow(first, others);
    const data = judgePlacing(await this.inTheClear(known), await this.inTheClear(told));
    const verdict = JSON.stringify(data);
    const judged =
      verdict === JSON.stringify(kept?.data ?? {}) ? record : await this.keep(record, fact, data);
    if (data.disputes) return { record: judged, rejection: differs(data.disputes) };
    return { record: judged, completed: verdict !== '{}' };
  }

  private keep({ orderId }: OrderRecord, fact: OrderFact, data: PlacedFact): Promise<OrderRecord> {
    return this.records.judge({
      orderId,
      fact: { key: factKey(fact), data },
      ...(data.merchantId !== undefined && { merchantId: data.merchantId }),
    });
  }

  private async inTheClear(
    terms: OrderTerms,
  ): Promise<{ terms: OrderTerms; target: RechargeTarget | undefined }> {
    return { terms, target: await this.opened(terms.rechargeTarget) };
  }

  private async opened(sealed: Sealed | undefined): Promise<RechargeTarget | undefined> {
    return sealed && (await this.keyRing.open<RechargeTarget>(sealed));
  }
}

/** The row holds the very terms of this placing: nothing is to be compared, and nothing to be opened. */
function isFirst(first: OrderTerms, told: OrderTerms): boolean {
  return (
    first.rechargeTarget?.sealed === told.rechargeTarget?.sealed &&
    JSON.stringify(sorted(first)) === JSON.stringify(sorted(told))
  );
}

const sorted = (terms: OrderTerms): unknown => {
  const { goods, ...rest } = terms;
  return [
    Object.entries(rest)
      .filter(([, v]) => v !== undefined)
      .sort(),
    Object.entries(goods).sort(),
  ];
};

const differs = (disputes: readonly string[]): Rejection => ({
  code: 'order-terms-differ',
  detail: `this order was placed before with other ${disputes.join(', ')}; the first terms stay`,
  pointer: `/data/${(disputes[0] ?? '').replaceAll('.', '/')}`,
});
