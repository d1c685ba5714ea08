import type { RecordedEvent } from '@bujiao/event-store';
import { allAttempts, findResubmission } from '@bujiao/order-history';
import type { SupplierLedger } from '@bujiao/simulator';
import { isTopUp, owedOf } from '../chaos-orders.js';
import type { Accepted } from '../customers.js';
import type { Finding } from '../finding.js';
import { historyOf } from './audit-histories.js';

/** A card of the stock that is not available. */
export interface CardRow {
  readonly cardId: string;
  readonly state: string;
  readonly attemptId: string | null;
}

export interface Deliveries {
  readonly accepted: Iterable<Accepted>;
  readonly byOrder: ReadonlyMap<string, readonly RecordedEvent[]>;
  readonly ledger: Pick<SupplierLedger, 'all' | 'unitsDeliveredTo'>;
  readonly cards: readonly CardRow[];
}

/** Compares the histories with the ledgers of suppliers and stock: no unit delivered twice, none recorded without a delivery. */
export function auditDeliveries(deliveries: Deliveries): Finding[] {
  return [...auditNumbers(deliveries.ledger), ...auditOrders(deliveries), ...auditCards(deliveries)];
}

const auditNumbers = (ledger: Deliveries['ledger']): Finding[] =>
  ledger
    .all()
    .filter(({ timesDelivered }) => timesDelivered > 1)
    .map(({ orderNo, timesDelivered }) => ({
      what: `the supplier delivered number ${orderNo} ${timesDelivered} times`,
    }));

function auditOrders({ accepted, byOrder, ledger }: Deliveries): Finding[] {
  return [...accepted].flatMap(({ order, resubmissionId }) => {
    const history = historyOf(byOrder.get(order.orderId) ?? []);
    const told = sum(
      allAttempts(history)
        .filter(({ status }) => status === 'succeeded')
        .map(({ quantity }) => quantity),
    );
    const went = isTopUp(order) ? ledger.unitsDeliveredTo(order.account ?? '') : told;
    const status = findResubmission(history, resubmissionId)?.status ?? 'unknown';
    const whats = [
      wrongUnits({ told, went, closed: status === 'closed', owed: owedOf(order) }),
      GIVEN_UP.has(status) ? `is ${status}, although it was paid and owed` : undefined,
      ...history.conflicts.map(({ code }) => `a contradiction was recorded that nobody told: ${code}`),
    ];
    return whats.flatMap((what) => (what === undefined ? [] : [{ orderId: order.orderId, what }]));
  });
}

const GIVEN_UP: ReadonlySet<string> = new Set(['rejected', 'failed']);

function wrongUnits({
  told,
  went,
  closed,
  owed,
}: {
  told: number;
  went: number;
  closed: boolean;
  owed: number;
}): string | undefined {
  if (went > owed) return `${went} units went out, ${owed} were owed`;
  if (!closed) return undefined;
  if (went < owed) return `closed, but ${went} units went out of ${owed}`;
  return told === went ? undefined : `its history tells of ${told} units, ${went} went out`;
}

const ISSUED: ReadonlySet<string> = new Set(['DELIVERED', 'REVEALED']);

/** Each card of a history is issued to its attempt alone, and each issued card is in a history. */
function auditCards({ byOrder, cards }: Deliveries): Finding[] {
  const rows = new Map(cards.map((row) => [row.cardId, row]));
  const issues = [...byOrder].flatMap(([orderId, events]) =>
    issuesOf(events).map((issue) => ({ ...issue, orderId })),
  );
  const owners = new Map<string, string>();
  const twice: Finding[] = [];
  for (const { orderId, cardId } of issues) {
    const other = owners.get(cardId);
    if (other !== undefined) twice.push({ orderId, what: `card ${cardId} was issued to ${other} too` });
    owners.set(cardId, orderId);
  }
  const notIssued = issues.filter(({ cardId, attemptId }) => !isIssuedTo(attemptId, rows.get(cardId)));
  const untold = cards.filter(({ cardId, state }) => ISSUED.has(state) && !owners.has(cardId));
  return [
    ...twice,
    ...notIssued.map(({ orderId, cardId }) => ({
      orderId,
      what: `card ${cardId} is ${rows.get(cardId)?.state ?? 'free'} in stock`,
    })),
    ...untold.map(({ cardId, state }) => ({
      what: `card ${cardId} is ${state}, and no history tells of it`,
    })),
  ];
}

const isIssuedTo = (attemptId: string, row: CardRow | undefined): boolean =>
  row !== undefined && row.attemptId === attemptId && ISSUED.has(row.state);

const issuesOf = (events: readonly RecordedEvent[]): { attemptId: string; cardId: string }[] =>
  allAttempts(historyOf(events))
    .filter(({ status }) => status === 'succeeded')
    .flatMap(({ attemptId, cardIds }) => cardIds.map((cardId) => ({ attemptId, cardId })));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
