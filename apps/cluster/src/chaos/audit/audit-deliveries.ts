import type { RecordedEvent } from '@bujiao/event-store';
import { allAttempts, findResubmission } from '@bujiao/order-history';
import type { SupplierLedger } from '@bujiao/simulator';
import { isTopUp, owedOf } from '../chaos-orders.js';
import type { Accepted } from '../customers.js';
import type { Finding } from '../finding.js';
import { historyOf } from './audit-histories.js';

/** A row of the stock of cards that is no longer free. */
export interface CardRow {
  readonly cardId: string;
  readonly state: string;
  readonly attemptId: string | null;
}

export interface Deliveries {
  readonly accepted: Iterable<Accepted>;
  readonly byOrder: ReadonlyMap<string, readonly RecordedEvent[]>;
  readonly ledger: SupplierLedger;
  readonly cards: readonly CardRow[];
}

/** Holds the histories against what suppliers and the stock of cards did: no unit twice, none that is told of and did not go out. */
export function auditDeliveries(deliveries: Deliveries): Finding[] {
  return [...auditNumbers(deliveries.ledger), ...auditOrders(deliveries), ...auditCards(deliveries)];
}

const auditNumbers = (ledger: SupplierLedger): Finding[] =>
  ledger.all().filter(({ timesDelivered }) => timesDelivered > 1).map(({ orderNo, timesDelivered }) => ({ what: `the supplier delivered number ${orderNo} ${timesDelivered} times` }));

function auditOrders({ accepted, byOrder, ledger }: Deliveries): Finding[] {
  return [...accepted].flatMap(({ order, resubmissionId }) => {
    const { orderId } = order;
    const history = historyOf(byOrder.get(orderId) ?? []);
    const told = sum(allAttempts(history).filter(({ status }) => status === 'succeeded').map(({ quantity }) => quantity));
    const went = isTopUp(order) ? ledger.unitsDeliveredTo(order.account ?? '') : told;
    const closed = findResubmission(history, resubmissionId)?.status === 'closed';
    const findings: Finding[] = [];
    if (went > owedOf(order)) findings.push({ orderId, what: `${went} units went out, ${owedOf(order)} were owed` });
    if (closed && went < owedOf(order)) findings.push({ orderId, what: `closed, but ${went} units went out of ${owedOf(order)}` });
    if (closed && told !== went) findings.push({ orderId, what: `its history tells of ${told} units, ${went} went out` });
    return findings;
  });
}

const ISSUED: ReadonlySet<string> = new Set(['DELIVERED', 'REVEALED']);

/** Each card that a history tells of is issued to that attempt alone, and each issued card is told of. */
function auditCards({ byOrder, cards }: Deliveries): Finding[] {
  const rows = new Map(cards.map((row) => [row.cardId, row]));
  const told = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [orderId, events] of byOrder) {
    for (const { attemptId, cardId } of issuesOf(events)) {
      if (told.has(cardId)) findings.push({ orderId, what: `card ${cardId} was issued to ${told.get(cardId)} too` });
      told.set(cardId, orderId);
      const row = rows.get(cardId);
      if (row?.attemptId !== attemptId || !ISSUED.has(row.state)) findings.push({ orderId, what: `card ${cardId} is ${row?.state ?? 'free'} in stock` });
    }
  }
  const untold = cards.filter(({ cardId, state }) => ISSUED.has(state) && !told.has(cardId));
  return [...findings, ...untold.map(({ cardId, state }) => ({ what: `card ${cardId} is ${state}, and no history tells of it` }))];
}

const issuesOf = (events: readonly RecordedEvent[]): { attemptId: string; cardId: string }[] =>
  allAttempts(historyOf(events)).filter(({ status }) => status === 'succeeded').flatMap(({ attemptId, cardIds }) => cardIds.map((cardId) => ({ attemptId, cardId })));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
