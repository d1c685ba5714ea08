import type { OrderEvent, OrderFact, OrderTerms } from '@bujiao/contracts';
import { addFacts, factsSummary, newFacts, type OrderHistory } from '@bujiao/order-history';
import type { OrderRecord } from './record-row.js';

/** What the shop has told, as intake's record has it. */
export interface ToldOrder {
  readonly terms: OrderTerms;
  readonly told: readonly OrderFact[];
}

/** Undefined while the order's placing has not been told. */
export const toldOrderOf = (record: OrderRecord | undefined): ToldOrder | undefined =>
  record?.terms && { terms: record.terms, told: record.told };

/**
 * What the order's stream has to learn from the record: all of it when the stream opens, later each new fact as an event of
 * its own. Nothing where it knows everything.
 */
export function snapshotEvents(history: OrderHistory, { terms, told }: ToldOrder): readonly OrderEvent[] {
  if (!history.terms)
    return [{ type: 'OrderSnapshotTaken', data: { terms, facts: factsSummary(terms, told), told } }];
  const fresh = newFacts(history.told, told);
  return fresh.map((fact, i) => ({
    type: 'OriginalOrderChanged',
    data: {
      facts: factsSummary(history.terms ?? terms, addFacts(history.told, fresh.slice(0, i + 1))),
      told: [fact],
    },
  }));
}
