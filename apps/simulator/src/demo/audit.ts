import type { OrderEvents } from '@bujiao/contracts';
import type { History } from '../product/product-answers.js';
import type { ProductClient } from '../product/product-client.js';
import type { SupplierLedger } from '../supplier/supplier-ledger.js';
import { isDirect } from '../catalogue/catalogue-goods.js';
import { owedUnits, type PlannedOrder } from '../shop/planned-order.js';
import { WAY_DESCRIPTIONS } from '../shop/ways.js';
import type { Journey } from './journey.js';

/** Something that must not be. */
export interface Finding {
  readonly orderId: string;
  readonly what: string;
}

export interface Audited {
  readonly histories: ReadonlyMap<string, History>;
  readonly findings: readonly Finding[];
}

const HISTORIES_AT_ONCE = 8;

/** Reads the whole history of every resubmitted order, as after-sales may. */
export async function readHistories(product: ProductClient, journeys: readonly Journey[]): Promise<Map<string, History>> {
  const histories = new Map<string, History>();
  const orders = journeys.filter(({ resubmissionId }) => resubmissionId).map(({ order }) => order.orderId);
  const next = async (): Promise<void> => {
    for (let orderId = orders.pop(); orderId; orderId = orders.pop()) histories.set(orderId, await product.history('after-sales', orderId));
  };
  await Promise.all(Array.from({ length: HISTORIES_AT_ONCE }, next));
  return histories;
}

/** Units that the resubmission brought, by the order's own history. */
export function unitsRedelivered({ events }: History): number {
  return events
    .filter(({ type }) => type === 'DeliveryAttemptSucceeded')
    .reduce((units, { data }) => units + (data as unknown as OrderEvents['DeliveryAttemptSucceeded']).quantity, 0);
}

export function cardIdsOf({ events }: History): readonly string[] {
  return events.flatMap(({ type, data }) => (type === 'DeliveryAttemptSucceeded' ? ((data.cardIds ?? []) as readonly string[]) : []));
}

/**
 * Holds what the product says against what the supplier did and what every order was to come to: nothing twice, nothing missing,
 * no card for two orders, every chain intact, the shop told.
 */
export function audit(journeys: readonly Journey[], histories: ReadonlyMap<string, History>, outside: Outside): Finding[] {
  return [
    ...journeys.flatMap((journey) => auditJourney(journey, histories.get(journey.order.orderId), outside)),
    ...cardsIssuedTwice(histories),
  ];
}

/** What was seen outside the product. */
export interface Outside {
  readonly ledger: SupplierLedger;
  /** The last state that the shop heard of an order. */
  readonly shopStates: ReadonlyMap<string, string>;
}

function auditJourney(journey: Journey, history: History | undefined, outside: Outside): Finding[] {
  const { order } = journey;
  const wrongs = [
    endIsWrong(journey),
    history && !history.chainIntact && 'the hash chain of its history is broken',
    history && unitsAreWrong(journey, history),
    topUpIsWrong(journey, outside.ledger),
    shopIsWrong(journey, outside.shopStates.get(order.orderId)),
  ];
  return wrongs.filter((what) => typeof what === 'string').map((what) => ({ orderId: order.orderId, what }));
}

function endIsWrong({ order, state, sentence }: Journey): string | undefined {
  const expected = WAY_DESCRIPTIONS[order.way].end;
  const good = expected === 'delivered' ? state === 'delivered' || state === 'closed' : state === expected;
  return good ? undefined : `was to be ${expected}, is ${state}${sentence ? `: ${sentence.en}` : ''}`;
}

/** Only what was owed, and all of it where it counts as delivered. */
function unitsAreWrong({ order, state }: Journey, history: History): string | undefined {
  const units = unitsRedelivered(history);
  const expected = state === 'delivered' || state === 'closed' ? owedUnits(order) : 0;
  return units === expected ? undefined : `${units} units were redelivered, ${expected} were owed`;
}

/** The account that the units were to reach, and the one that they must not. */
function topUpIsWrong({ order, state }: Journey, ledger: SupplierLedger): string | undefined {
  const { rechargeTarget, correctedTarget } = order;
  if (!isDirect(order.goods) || !rechargeTarget) return undefined;
  const right = ledger.unitsDeliveredTo((correctedTarget ?? rechargeTarget).rechargeAccount);
  const astray = correctedTarget ? ledger.unitsDeliveredTo(rechargeTarget.rechargeAccount) : 0;
  const expected = state === 'delivered' || state === 'closed' ? owedUnits(order) : 0;
  if (astray > 0) return `the supplier delivered ${astray} units to the wrong account`;
  return right === expected ? undefined : `the supplier delivered ${right} units, ${expected} were due`;
}

const SHOP_HEARS: Partial<Record<Journey['state'], string>> = {
  delivered: 'resubmission-succeeded', closed: 'resubmission-succeeded', rejected: 'resubmission-failed', failed: 'resubmission-failed',
};

/** `heard` is the last state that the shop was told of the order. */
export function shopIsWrong({ state }: Journey, heard: string | undefined): string | undefined {
  const expected = SHOP_HEARS[state];
  return expected === undefined || expected === heard ? undefined : `the shop was to hear ${expected}, heard ${heard ?? 'nothing'}`;
}

function cardsIssuedTwice(histories: ReadonlyMap<string, History>): Finding[] {
  const owner = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [orderId, history] of histories) {
    for (const cardId of cardIdsOf(history)) {
      const other = owner.get(cardId);
      if (other) findings.push({ orderId, what: `card ${cardId} was issued to ${other} too` });
      owner.set(cardId, orderId);
    }
  }
  return findings;
}

/** Units of direct top-ups that reached this order's buyer, by the supplier's books. */
export const topUpsOf = (order: PlannedOrder, ledger: SupplierLedger): number =>
  ledger.unitsDeliveredTo((order.correctedTarget ?? order.rechargeTarget)?.rechargeAccount ?? '');
