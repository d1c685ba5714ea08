import type { RechargeTarget, RequestChannel, ResubmissionReason, RuleOverride } from '@bujiao/contracts';
import { isStaff } from '@bujiao/order-desk';
import type { Principal } from '@bujiao/platform';
import type { SavedTargets } from '../buyer-profile/recipients/saved-targets.port.js';

const TARGET_FIELDS = ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole'] as const;

export const isSameTarget = (one: RechargeTarget, other: RechargeTarget): boolean =>
  TARGET_FIELDS.every((field) => one[field] === other[field]);

/** A field that was not typed is there, and undefined: it must not take the place of the original order's. */
export function givenFields(given: Partial<RechargeTarget>): Partial<RechargeTarget> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export interface AskedTarget {
  /** Fields that the requester typed. */
  readonly rechargeTarget?: Partial<RechargeTarget>;
  /** The saved recipient that takes the place of the order's target. */
  readonly recipientId?: string;
}

/** Fields that the requester typed. Of the call as it came: those of a saved recipient were not typed. */
export const fieldsTyped = ({
  rechargeTarget,
  quantity,
}: AskedTarget & { readonly quantity?: number }): number =>
  Object.keys(givenFields(rechargeTarget ?? {})).length + (quantity === undefined ? 0 : 1);

interface Asked extends AskedTarget {
  readonly quantity?: number;
  readonly reason?: ResubmissionReason;
  readonly override?: RuleOverride;
  readonly goods?: { readonly goodsId: string };
}

/** Nothing was chosen and nothing typed. */
export const isPlainClick = ({ rechargeTarget, goods, ...asked }: Asked): boolean =>
  rechargeTarget === undefined && goods === undefined && Object.keys(askedFor(asked)).length === 0;

/** What a request says beside the account. */
export const askedFor = ({
  reason,
  override,
  quantity,
}: Asked): Pick<Asked, 'reason' | 'override' | 'quantity'> => ({
  ...(reason !== undefined && { reason }),
  ...(override !== undefined && { override }),
  ...(quantity !== undefined && { quantity }),
});

/**
 * The call with the whole target of the saved recipient that it names, under the fields that were typed beside it. The requester's own:
 * nobody else's can be named.
 */
export async function withSavedTarget<Call extends AskedTarget & { readonly user: { readonly id: string } }>(
  call: Call,
  saved: SavedTargets,
): Promise<Call> {
  const { user, recipientId, rechargeTarget = {} } = call;
  if (recipientId === undefined) return call;
  const whole = await saved.use(user.id, recipientId);
  return { ...call, rechargeTarget: { ...whole, ...givenFields(rechargeTarget) } };
}

/** Other goods are chosen from a list: nothing is typed, and it is more than one click. */
export function channelOf(user: Principal, { goods }: Asked, typed: number): RequestChannel {
  if (isStaff(user)) return 'agent';
  return typed === 0 && !goods ? 'one-click' : 'form';
}
