import type { ResubmissionReason, Sentence } from '@bujiao/contracts';
import {
  codeOfDecision,
  deliveredCards,
  openResubmission,
  orderOf,
  orderStatus,
  standingConflicts,
  unitsOf,
  valuesOfDecision,
  type Decision,
  type OrderHistory,
  type OriginalOrder,
} from '@bujiao/order-history';
import { conflictText, ORDER_STATUS_NAMES, REASON_NAMES } from '@bujiao/texts';
import { sentenceOf } from './decision-sentence.js';

export interface OrderPage {
  readonly orderId: string;
  readonly status: string;
  readonly statusName: Sentence;
  readonly resubmittable: boolean;
  /** Why it can, or why not. */
  readonly why: { readonly code: string } & Sentence;
  /** What the click would come to at this moment: the dry run of the very decision that it takes. */
  readonly decision: DecisionView;
  /** What the resubmission will use; nothing of it has to be typed. */
  readonly prefilled: {
    readonly reason?: ResubmissionReason;
    readonly goodsName: string;
    readonly quantityOwed: number;
    readonly rechargeAccountMasked?: string;
  };
  /** Where the ordered units are: ordered = delivered + missing + refunded. */
  readonly units: UnitsView;
  /** Integer 分, as the shop told it. */
  readonly money: MoneyView;
  /** What went wrong, where something did. */
  readonly anomaly?: { readonly kind: string; readonly at: string; readonly code?: string };
  /** Contradictions that a person has to look at. */
  readonly conflicts: readonly ({ readonly code: string } & Sentence)[];
  /** The cases a resubmission of this order is for. */
  readonly cases: readonly ({ readonly reason: ResubmissionReason } & Sentence)[];
  readonly open?: { readonly resubmissionId: string; readonly status: string };
  /** Cards that the newest resubmission with cards delivered: their owner may look at them. */
  readonly cards?: CardsView;
}

export interface CardsView {
  readonly resubmissionId: string;
  readonly count: number;
  /** Looks that are recorded, and how many are allowed. */
  readonly looks: number;
  readonly mostLooks: number;
}

export interface DecisionView {
  readonly do: Decision['do'];
  readonly code: string;
  /** Fields that have to be given. */
  readonly fields?: readonly string[];
  /** When the answer may be another one. ISO 8601. */
  readonly until?: string;
  /** The gateway is asked before anything goes. */
  readonly afterProof?: boolean;
  /** Values that the decision read. */
  readonly known: Readonly<Record<string, string | number>>;
}

export interface UnitsView {
  readonly ordered: number;
  readonly delivered: number;
  readonly missing: number;
  readonly refunded: number;
  /** Of the missing ones: in supplier orders of the shop that are still open, as far as known. */
  readonly open: number;
}

export interface MoneyView {
  readonly amount: number;
  readonly received: number;
  readonly refunded: number;
  readonly state: string;
}

export interface ShownOrder {
  readonly history: OrderHistory;
  readonly decision: Decision;
  /** Masked. */
  readonly account: string | undefined;
  readonly mostLooks: number;
}

/** The order page: a pure view of the history and of the decision on it. */
export function orderPageView({ history, decision, account, mostLooks }: ShownOrder): OrderPage {
  const order = orderOf(history) as OriginalOrder;
  const units = unitsOf(history);
  const open = openResubmission(history);
  const status = isStuck(decision) ? 'stuck' : orderStatus(order);
  const likeliest = likeliestOf(decision);
  return {
    orderId: order.terms.orderId,
    status,
    statusName: ORDER_STATUS_NAMES[status],
    resubmittable: likeliest !== undefined,
    why: { code: codeOfDecision(decision), ...sentenceOf(decision, units.missing) },
    decision: decisionView(decision),
    prefilled: {
      ...(likeliest && { reason: likeliest.reason }),
      goodsName: order.terms.goods.name,
      quantityOwed: decision.do === 'go' ? (decision.quantity ?? units.missing) : units.missing,
      ...(account && { rechargeAccountMasked: account }),
    },
    units: unitsView(units),
    money: moneyView(order),
    ...anomalyView(order),
    conflicts: standingConflicts(history).map(({ code, known }) => ({ code, ...conflictText(code, known) })),
    cases: casesOf(likeliest?.reasons),
    ...(open && { open: { resubmissionId: open.resubmissionId, status: open.status } }),
    ...cardsView(history, mostLooks),
  };
}

const casesOf = (reasons: readonly ResubmissionReason[] = []): OrderPage['cases'] =>
  reasons.map((reason) => ({ reason, ...REASON_NAMES[reason] }));

const isStuck = (decision: Decision): boolean => decision.do === 'go' && decision.reason === 'stuck';

/** The reasons of a decision that lets the order be resubmitted. */
const likeliestOf = (decision: Decision): Extract<Decision, { do: 'go' | 'give' }> | undefined =>
  decision.do === 'go' || decision.do === 'give' ? decision : undefined;

function cardsView({ resubmissions }: OrderHistory, mostLooks: number): Pick<OrderPage, 'cards'> {
  const newest = resubmissions.findLast((r) => LOOKABLE.has(r.status) && deliveredCards(r).length > 0);
  if (!newest) return {};
  const { resubmissionId, looks = [] } = newest;
  return {
    cards: { resubmissionId, count: deliveredCards(newest).length, looks: looks.length, mostLooks },
  };
}

const LOOKABLE: ReadonlySet<string> = new Set(['delivered', 'closed']);

function anomalyView({ anomaly }: OriginalOrder): Pick<OrderPage, 'anomaly'> {
  if (!anomaly) return {};
  const { kind, at, code } = anomaly;
  return { anomaly: { kind, at, ...(code !== undefined && { code }) } };
}

function decisionView(decision: Decision): DecisionView {
  const code = codeOfDecision(decision);
  if (decision.do === 'go') return { do: 'go', code, afterProof: decision.proofOf.length > 0, known: {} };
  return {
    do: decision.do,
    code,
    known: valuesOfDecision(decision),
    ...(decision.do === 'give' && { fields: decision.fields }),
    ...(decision.do === 'wait' && { until: new Date(decision.until).toISOString() }),
  };
}

function unitsView({ ordered, missing, refunded, open }: ReturnType<typeof unitsOf>): UnitsView {
  return { ordered, delivered: Math.max(0, ordered - missing - refunded), missing, refunded, open };
}

function moneyView({ terms, toldPayments: { money } }: OriginalOrder): MoneyView {
  return { amount: terms.amount, received: money.received, refunded: money.refunded, state: money.state };
}

/** An answer as `GET /orders/{orderId}` gives it. */
export const ORDER_PAGE_EXAMPLE: OrderPage = {
  orderId: 'SO20261123000017',
  status: 'delivery-failed',
  statusName: { zh: '发货失败', en: 'delivery failed' },
  resubmittable: true,
  why: {
    code: 'resubmittable',
    zh: '该订单可以补交 1 件，确认即可，无需填写。',
    en: '1 unit can be resubmitted. Just confirm; there is nothing to fill in.',
  },
  decision: { do: 'go', code: 'resubmittable', afterProof: false, known: {} },
  prefilled: { reason: 'delivery-failed', goodsName: '王者荣耀 点券 600', quantityOwed: 1 },
  units: { ordered: 1, delivered: 0, missing: 1, refunded: 0, open: 0 },
  money: { amount: 6000, received: 6000, refunded: 0, state: 'paid' },
  anomaly: { kind: 'delivery-failed', at: '2026-11-23T15:03:00.000Z' },
  conflicts: [],
  cases: [{ reason: 'delivery-failed', zh: '发货失败', en: 'The delivery failed' }],
};
