import { CHANGE_REASONS, type ResubmissionReason } from '@bujiao/contracts';
import { policyFor, type Change } from '@bujiao/policy';
import type { OriginalOrder } from '../order/original-order.js';
import { goodsRead, notOffered, paidGoods, priceProblem } from './change-goods.js';
import { no, type Decision, type DecisionInput } from './decision.js';
import type { RuleRead } from './trace.js';

export interface ChangeInput {
  readonly order: OriginalOrder;
  readonly reason: ResubmissionReason;
  /** The most units that may go without a change. */
  readonly most: number;
  readonly input: DecisionInput;
}

/** A policy that says nothing allows what was always allowed. */
const ALLOWED: readonly Change[] = ['recharge-target'];

/** What may be changed of the order, by the policy. */
export const allowedChanges = (
  policy: DecisionInput['policy'],
  order: Pick<OriginalOrder, 'terms'>,
): readonly Change[] => policyFor(policy, order.terms).change ?? ALLOWED;

/** These reasons say that something is to be other than ordered; without a change they say nothing. */
export const needsChange = (reason: ResubmissionReason): boolean =>
  (CHANGE_REASONS as readonly ResubmissionReason[]).includes(reason);

/**
 * Whether the resubmission may change what it asks to change. Fewer units cost nothing: the rest stays owed. More than is owed, and goods
 * that cost more, would cost money, which nobody can take here.
 */
export function changeProblem(change: ChangeInput): Decision | undefined {
  const { order, reason, most, input } = change;
  // It was allowed when it was asked for; by now fewer units may be owed than were asked for.
  if (input.judged !== undefined) return undefined;
  const quantity = input.ask?.quantity ?? most;
  if (quantity > most) return no('change-needs-money', { quantity, owed: most });
  return (
    notOffered(order.terms.goods, input.ask) ??
    notAllowed(change, reason) ??
    priceProblem(paidGoods(order), quantity, input.ask)
  );
}

function notAllowed(change: ChangeInput, reason: ResubmissionReason): Decision | undefined {
  const { order, input } = change;
  const changes = changesOf(change);
  if (changes.length === 0 && needsChange(reason)) return no('change-missing', { reason });
  const refused = changes.find((one) => !allowedChanges(input.policy, order).includes(one));
  return refused && no('change-not-allowed', { change: refused });
}

/** What the rule reads, for an explanation: which changes, never to what account. */
export function changeRead(change: ChangeInput): RuleRead {
  const { order, input, most } = change;
  const changes = changesOf(change);
  const read = { allowed: allowedChanges(input.policy, order).join(',') || 'none', owed: most };
  if (changes.length === 0 && !needsChange(change.reason)) return { ...read, notAsked: 'nothing-changed' };
  return {
    ...read,
    changes: changes.join(',') || 'none',
    quantity: input.ask?.quantity ?? most,
    ...goodsRead(paidGoods(order), input.ask),
  };
}

function changesOf({ order, most, input }: ChangeInput): readonly Change[] {
  const { quantity = most, target, goods } = input.ask ?? {};
  // An account for an order without one changes nothing.
  const retargets = target === 'given' && order.terms.rechargeTarget !== undefined;
  return [
    ...(retargets ? (['recharge-target'] as const) : []),
    ...(quantity < most ? (['quantity-down'] as const) : []),
    ...(goods?.alternative ? [goods.alternative.change] : []),
  ];
}
