import type { OrderEvents, Sentence } from '@bujiao/contracts';
import type { History, PublishAnswer } from '../product/product-answers.js';
import type { ProductClient } from '../product/product-client.js';
import type { SupplierLedger } from '../supplier/supplier-ledger.js';
import { isDirect } from '../catalogue/catalogue-goods.js';
import { owedUnits, type PlannedOrder } from '../shop/planned-order.js';
import { WAY_DESCRIPTIONS } from '../shop/ways.js';
import type { Journey, JourneyState } from './journey.js';

/** Something that must not be. */
export interface Finding {
  readonly orderId: string;
  readonly what: Sentence;
}

const HISTORIES_AT_ONCE = 8;

/** Reads the whole history of every resubmitted order, as after-sales may. */
export async function readHistories(
  product: ProductClient,
  journeys: readonly Journey[],
): Promise<Map<string, History>> {
  const histories = new Map<string, History>();
  const orders = journeys.filter(({ resubmissionId }) => resubmissionId).map(({ order }) => order.orderId);
  const next = async (): Promise<void> => {
    for (let orderId = orders.pop(); orderId; orderId = orders.pop())
      histories.set(orderId, await product.history('after-sales', orderId));
  };
  await Promise.all(Array.from({ length: HISTORIES_AT_ONCE }, next));
  return histories;
}

/** Units that the resubmission brought, by the order's own history. */
export function unitsRedelivered({ events }: History): number {
  return events
    .filter(({ type }) => type === 'DeliveryAttemptSucceeded')
    .reduce(
      (units, { data }) => units + (data as unknown as OrderEvents['DeliveryAttemptSucceeded']).quantity,
      0,
    );
}

export function cardIdsOf({ events }: History): readonly string[] {
  return events.flatMap(({ type, data }) =>
    type === 'DeliveryAttemptSucceeded' ? ((data.cardIds ?? []) as readonly string[]) : [],
  );
}

/**
 * Holds what the product says against what the supplier did and what every order was to come to: nothing twice, nothing missing,
 * no card for two orders, every chain intact, the shop told.
 */
export function audit(
  journeys: readonly Journey[],
  histories: ReadonlyMap<string, History>,
  outside: Outside,
): Finding[] {
  return [
    ...journeys.flatMap((journey) => auditJourney(journey, histories.get(journey.order.orderId), outside)),
    ...cardsIssuedTwice(histories),
    ...outside.refused.map(({ id, code }) => ({
      orderId: id?.split(':')[0] ?? '',
      what: { zh: `商城的停单回执未被接受：${code}`, en: `the shop's acknowledgement was refused: ${code}` },
    })),
  ];
}

/** What was seen outside the product. */
export interface Outside {
  readonly ledger: SupplierLedger;
  /** The last state that the shop heard of an order. */
  readonly shopStates: ReadonlyMap<string, string>;
  /** Acknowledgements of the shop that were not taken. */
  readonly refused: PublishAnswer['rejected'];
}

function auditJourney(journey: Journey, history: History | undefined, outside: Outside): Finding[] {
  const { orderId } = journey.order;
  const wrongs = [
    endIsWrong(journey),
    history && chainIsWrong(history),
    history && unitsAreWrong(journey, history),
    history && conflictWasFound(history),
    history && eventWasRefused(history),
    history && goodsDidNotWait(journey, history),
    topUpIsWrong(journey, outside.ledger),
    shopIsWrong(journey, outside.shopStates.get(orderId)),
  ];
  return wrongs.flatMap((what) => (what ? [{ orderId, what }] : []));
}

function endIsWrong({ order, state, sentence }: Journey): Sentence | undefined {
  const expected = WAY_DESCRIPTIONS[order.way].end;
  const good = expected === 'delivered' ? gotTheGoods(state) : state === expected;
  if (good) return undefined;
  if (state === 'moving' || state === 'not-begun')
    return { zh: '到时限仍未办完', en: 'not finished in time' };
  return {
    zh: `应为 ${expected}，实为 ${state}${sentence ? `：${sentence.zh}` : ''}`,
    en: `was to be ${expected}, is ${state}${sentence ? `: ${sentence.en}` : ''}`,
  };
}

const chainIsWrong = ({ chainIntact }: History): Sentence | undefined =>
  chainIntact ? undefined : { zh: '历史记录的哈希链断裂', en: 'the hash chain of its history is broken' };

const gotTheGoods = (state: JourneyState): boolean => state === 'delivered' || state === 'closed';

/** All that was owed where the buyer was told so, nothing after a refusal; while it is under way, some or all of it. */
function isRight(units: number, { order, state }: Journey): boolean {
  if (gotTheGoods(state)) return units === owedUnits(order);
  return state === 'rejected' || state === 'refused' ? units === 0 : units <= owedUnits(order);
}

function unitsAreWrong(journey: Journey, history: History): Sentence | undefined {
  const units = unitsRedelivered(history);
  const owed = owedUnits(journey.order);
  if (isRight(units, journey)) return undefined;
  return {
    zh: `欠 ${owed} 件，记录中补发了 ${units} 件`,
    en: `${owed} units were owed, its history tells of ${units}`,
  };
}

/** The orders of the demo go wrong, but nothing that the shop says of one contradicts itself. */
function conflictWasFound({ events }: History): Sentence | undefined {
  const found = events.find(({ type }) => type === 'OrderConflictFound');
  const { code = '' } =
    (found?.data as Partial<OrderEvents['OrderConflictFound']> | undefined)?.conflict ?? {};
  return found && { zh: `记录了信息冲突：${code}`, en: `a contradiction was recorded: ${code}` };
}

const eventWasRefused = ({ rejected = [] }: History): Sentence | undefined =>
  rejected[0] && {
    zh: `商城的事件未被接受：${rejected[0].code}`,
    en: `an event of the shop was refused: ${rejected[0].code}`,
  };

/** Of a stuck order the shop may still be at work: nothing goes out before it said that it has stopped. */
function goodsDidNotWait({ order }: Journey, { events }: History): Sentence | undefined {
  if (order.way !== 'stuck') return undefined;
  const started = events.findIndex(({ type }) => type === 'DeliveryAttemptStarted');
  const stopped = events.findIndex(({ told = [] }) => told.some(({ type }) => type === 'shop.order.held'));
  return started === -1 || (stopped !== -1 && stopped < started)
    ? undefined
    : { zh: '商城尚未停单，货已发出', en: 'goods went out before the shop had stopped' };
}

/** The account that the units were to reach, and the one that they must not. */
function topUpIsWrong(journey: Journey, ledger: SupplierLedger): Sentence | undefined {
  const { goods, rechargeTarget, correctedTarget } = journey.order;
  if (!isDirect(goods) || !rechargeTarget) return undefined;
  const astray = correctedTarget ? ledger.unitsDeliveredTo(rechargeTarget.rechargeAccount) : 0;
  if (astray > 0)
    return {
      zh: `货源把 ${astray} 件充到了填错的账号`,
      en: `the supplier delivered ${astray} units to the wrong account`,
    };
  const units = topUpsOf(journey.order, ledger);
  const owed = owedUnits(journey.order);
  return isRight(units, journey)
    ? undefined
    : {
        zh: `欠 ${owed} 件，货源发了 ${units} 件`,
        en: `${owed} units were owed, the supplier delivered ${units}`,
      };
}

const SHOP_HEARS: Partial<Record<Journey['state'], string>> = {
  delivered: 'resubmission-succeeded',
  closed: 'resubmission-succeeded',
  rejected: 'resubmission-failed',
  failed: 'resubmission-failed',
};

/** `heard` is the last state that the shop was told of the order. */
export function shopIsWrong({ state }: Journey, heard: string | undefined): Sentence | undefined {
  const expected = SHOP_HEARS[state];
  if (expected === undefined || expected === heard) return undefined;
  return {
    zh: `商城应收到 ${expected}，实收 ${heard ?? '无'}`,
    en: `the shop was to hear ${expected}, heard ${heard ?? 'nothing'}`,
  };
}

function cardsIssuedTwice(histories: ReadonlyMap<string, History>): Finding[] {
  const owner = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [orderId, history] of histories) {
    for (const cardId of cardIdsOf(history)) {
      const other = owner.get(cardId);
      if (other)
        findings.push({
          orderId,
          what: { zh: `卡 ${cardId} 也发给了 ${other}`, en: `card ${cardId} was issued to ${other} too` },
        });
      owner.set(cardId, orderId);
    }
  }
  return findings;
}

/** Units of direct top-ups that reached this order's buyer, by the supplier's books. */
export const topUpsOf = (order: PlannedOrder, ledger: SupplierLedger): number =>
  ledger.unitsDeliveredTo((order.correctedTarget ?? order.rechargeTarget)?.rechargeAccount ?? '');
