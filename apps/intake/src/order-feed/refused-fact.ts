import type { OrderFact } from '@bujiao/contracts';
import { barredFrom, factKey, isBarred, mayWithdraw } from '@bujiao/order-history';
import type { Added } from '../order-record/order-records.repository.js';
import type { Rejection } from './check-order-event.js';

/** Why a fact that is well formed is not taken, judged on the record as it is now. */
export function refusedFact({ outcome, record, kept }: Added, fact: OrderFact): Rejection | undefined {
  if (outcome === 'id-reused')
    return {
      code: 'event-id-reused',
      detail: `an event with this id and source was taken before with other content (${kept?.type ?? 'unknown'}); it stays as it was`,
      pointer: '/id',
    };
  if (outcome === 'record-full')
    return {
      code: 'record-full',
      detail: 'too many events were told about this order; a person has to look at it',
    };
  if (fact.type !== 'shop.order.placed') return barredFact(record.told, fact) ?? notYours(record.told, fact);
  return undefined;
}

function barredFact(told: readonly OrderFact[], fact: OrderFact): Rejection | undefined {
  const barred = barredFrom(told);
  if (!isBarred(barred, fact)) return undefined;
  const bySource = barred.sources.has(fact.source);
  return {
    code: 'placing-was-rejected',
    detail: `this ${bySource ? 'source' : 'publisher'} placed the order with other terms and was rejected, so nothing else that it says of it counts`,
    ...(bySource && { pointer: '/source' }),
  };
}

function notYours(told: readonly OrderFact[], fact: OrderFact): Rejection | undefined {
  if (fact.type !== 'shop.order.corrected') return undefined;
  const placedBy = told.find((f) => f.type === 'shop.order.placed' && !f.data.disputes)?.publisher;
  const byKey = new Map(told.map((f) => [factKey(f), f]));
  const at = (fact.data.withdraws ?? []).findIndex((ref) => {
    const target = byKey.get(factKey(ref));
    return target !== undefined && !mayWithdraw(fact, target, placedBy);
  });
  if (at === -1) return undefined;
  return {
    code: 'not-yours-to-correct',
    detail: 'only who published an event, or who placed the order, may take it back',
    pointer: `/data/withdraws/${at}`,
  };
}
