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
  type Outlook,
  type RecordedOffer,
} from '@bujiao/order-history';
import { conflictText, ORDER_STATUS_NAMES, REASON_NAMES, sentenceOf } from '@bujiao/texts';
import { offerView, type OfferView } from '../offers/offer-view.js';
import type { RoleToConfirm } from '../recharge-templates/role-to-confirm.js';
import type { TargetForm } from '../recharge-templates/target-forms.service.js';
import type { MoneyView, UnitsView } from './order-page.parts.js';
import { outlookView, type OutlookView } from './outlook.view.js';

export interface OrderPage {
  readonly orderId: string;
  readonly status: string;
  readonly statusName: Sentence;
  readonly resubmittable: boolean;
  /** Why it can, or why not. */
  readonly why: { readonly code: string } & Sentence;
  /** What the click would come to at this moment: the dry run of the very decision that it takes. */
  readonly decision: DecisionView;
  /** What happens now, by whom, until when, and what comes next. */
  readonly outlook: OutlookView;
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
  /** The click that the buyer was offered, while it would be taken. */
  readonly offer?: OfferView;
  /** The fields that the goods ask for, where they have a recharge template. */
  readonly form?: TargetForm;
  /** The role that its owner has to confirm before anything goes. */
  readonly confirmRole?: RoleToConfirm;
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

export interface ShownOrder {
  readonly history: OrderHistory;
  readonly decision: Decision;
  readonly outlook: Outlook;
  /** Masked. */
  readonly account: string | undefined;
  readonly mostLooks: number;
  /** The offer that stands. */
  readonly offer?: RecordedOffer | undefined;
  readonly form?: TargetForm | undefined;
  readonly role?: RoleToConfirm | undefined;
}

/** The order page: a pure view of the history and of the decision on it. */
export function orderPageView(shown: ShownOrder): OrderPage {
  const { history, decision, outlook, account, mostLooks, offer } = shown;
  const order = orderOf(history) as OriginalOrder;
  const counted = unitsOf(history);
  const units = unitsView(counted);
  const money = moneyView(order);
  const why = sentenceOf(decision, counted.missing);
  const open = openResubmission(history);
  const status = isStuck(decision) ? 'stuck' : orderStatus(order);
  const likeliest = likeliestOf(decision);
  return {
    orderId: order.terms.orderId,
    status,
    statusName: ORDER_STATUS_NAMES[status],
    resubmittable: likeliest !== undefined,
    why: { code: codeOfDecision(decision), ...why },
    decision: decisionView(decision),
    outlook: outlookView({ outlook, why, units, money }),
    prefilled: {
      ...(likeliest && { reason: likeliest.reason }),
      goodsName: order.terms.goods.name,
      quantityOwed: decision.do === 'go' ? (decision.quantity ?? units.missing) : units.missing,
      ...(account && { rechargeAccountMasked: account }),
    },
    units,
    money,
    ...anomalyView(order),
    conflicts: standingConflicts(history).map(({ code, known }) => ({ code, ...conflictText(code, known) })),
    cases: casesOf(likeliest?.reasons),
    ...(open && { open: { resubmissionId: open.resubmissionId, status: open.status } }),
    ...cardsView(history, mostLooks),
    ...offered(offer),
    ...customGoods(shown),
  };
}

const offered = (offer: RecordedOffer | undefined): Pick<OrderPage, 'offer'> =>
  offer ? { offer: offerView(offer, 'open') } : {};

const customGoods = ({ form, role }: ShownOrder): Pick<OrderPage, 'form' | 'confirmRole'> => ({
  ...(form && { form }),
  ...(role && { confirmRole: role }),
});

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

function unitsView({ ordered, missing, refunded, open, unsettled }: ReturnType<typeof unitsOf>): UnitsView {
  const delivered = Math.max(0, ordered - missing - refunded);
  return { ordered, delivered, missing, refunded, open, unsettled: Math.min(unsettled, missing) };
}

function moneyView({ terms, toldPayments: { money } }: OriginalOrder): MoneyView {
  return { amount: terms.amount, received: money.received, refunded: money.refunded, state: money.state };
}
