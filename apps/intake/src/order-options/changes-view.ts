import {
  CHANGE_REASONS,
  type GoodsChangeKind,
  type ResubmissionReason,
  type Sentence,
} from '@bujiao/contracts';
import {
  allowedChanges,
  codeOfDecision,
  decideResubmission,
  differenceOf,
  paidGoods,
  orderOf,
  type Ask,
  type Decision,
  type DecisionInput,
  type OriginalOrder,
} from '@bujiao/order-history';
import type { Change } from '@bujiao/policy';
import { differenceText, goodsEffect, REASON_NAMES, sentenceOf } from '@bujiao/texts';
import { asGoods } from '../goods-catalogue/asked-goods.js';
import type { Alternative } from '../goods-catalogue/goods-catalogue.repository.js';

/** Goods that may go out in place of the ordered ones, and what a click for all owed units would come to. */
export interface AlternativeView {
  readonly goodsId: string;
  readonly name: string;
  readonly change: GoodsChangeKind;
  readonly specification?: string;
  /** Integer 分, of one unit; `paid` is that of the ordered goods. */
  readonly unitPrice: number;
  readonly paid: number;
  /** Integer 分 that each unit costs less: not paid back. 0: the same price; absent: it costs more. */
  readonly unitDifference?: number;
  readonly open: boolean;
  readonly code: string;
  /** What will be delivered; where it is not open, why. */
  readonly sentence: Sentence;
  /** What becomes of the difference for all owed units. */
  readonly differenceSentence?: Sentence;
  /** The buyer's usual specification. */
  readonly preferred?: true;
}

/** What a resubmission may change of the order now. */
export interface ChangesView {
  readonly allowed: readonly Change[];
  /** Units that may go: the most that can be asked for. */
  readonly mostUnits: number;
  /** Reasons that say that something is to change, and fit now. */
  readonly reasons: readonly { readonly reason: ResubmissionReason; readonly name: Sentence }[];
  readonly alternatives: readonly AlternativeView[];
}

export interface ChangesInput {
  readonly input: Pick<DecisionInput, 'history' | 'policy' | 'now' | 'buyerRequests'>;
  readonly offered: readonly Alternative[];
  /** The buyer's usual specification of this kind of goods. */
  readonly preferred?: string | undefined;
  readonly missing: number;
}

/** What may be changed now; undefined while the order cannot be resubmitted. Pure, by the decision of the click. */
export function changesView(changes: ChangesInput): ChangesView | undefined {
  const { input, missing } = changes;
  const order = orderOf(input.history);
  const plain = decideResubmission(input);
  if (!order || (plain.do !== 'go' && plain.do !== 'give')) return undefined;
  const allowed = allowedChanges(input.policy, order);
  const mostUnits = plain.do === 'go' ? (plain.quantity ?? missing) : missing;
  return {
    allowed,
    mostUnits,
    reasons: changeReasons(input),
    alternatives: changes.offered
      .filter(({ change, goodsKind }) => allowed.includes(change) && goodsKind === order.terms.goods.kind)
      .map((one) => alternativeView(one, order, { ...changes, missing: mostUnits })),
  };
}

/** Those that only want a change: the rule that asks for one comes after every other that could forbid the reason. */
const changeReasons = (input: ChangesInput['input']): ChangesView['reasons'] =>
  CHANGE_REASONS.filter(
    (reason) => codeOfDecision(decideResubmission({ ...input, ask: { reason } })) === 'change-missing',
  ).map((reason) => ({ reason, name: REASON_NAMES[reason] }));

function alternativeView(
  alternative: Alternative,
  order: OriginalOrder,
  { input, missing, preferred }: ChangesInput,
): AlternativeView {
  const { goodsId, name, change, specification, unitPrice } = alternative;
  const goods = asGoods(alternative);
  const paid = paidGoods(order);
  const unitDifference = differenceOf(paid, goods, 1);
  const difference = differenceOf(paid, goods, missing);
  const ask: Ask = {
    goods: { goodsId, alternative: { change, goods }, acceptedDifference: Math.max(0, difference) },
  };
  const decision = decideResubmission({ ...input, ask });
  const open = decision.do === 'go' || decision.do === 'give';
  return {
    goodsId,
    name,
    change,
    ...(specification !== undefined && { specification }),
    unitPrice,
    paid: paid.unitPrice,
    ...(unitDifference >= 0 && { unitDifference }),
    open,
    code: codeOfDecision(decision),
    sentence: said(decision, open, name, missing),
    ...(difference > 0 && { differenceSentence: differenceText(difference) }),
    ...(isSame(preferred, specification) && { preferred: true }),
  };
}

const said = (decision: Decision, open: boolean, name: string, missing: number): Sentence =>
  open ? goodsEffect(name) : sentenceOf(decision, missing);

/** Buyers write a specification as they like: blanks and capitals are none of it. */
const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && plainText(one) === plainText(other);
const plainText = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
