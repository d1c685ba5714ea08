import type { RoleEvent, RoleEvents } from '@bujiao/contracts';
import type { RoleOwner } from './goods-facts.js';

/** To whom a role is bound, folded from its stream. */
export interface RoleBinding {
  readonly claim?: RoleEvents['RoleClaimed'] & { readonly at: string };
}

export const unbound = (): RoleBinding => ({});

interface Recorded {
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly occurredAt: string };
}

/** The binding after one more event; of events of another kind, unchanged. Pure. */
export function evolveRole(binding: RoleBinding, { type, data, metadata }: Recorded): RoleBinding {
  switch (type as RoleEvent['type']) {
    case 'RoleClaimed':
      return { claim: { ...(data as RoleEvents['RoleClaimed']), at: metadata.occurredAt } };
    case 'RoleReleased':
      return {};
    default:
      return binding;
  }
}

/** The binding as one buyer's order sees it. */
export function ownerFor({ claim }: RoleBinding, buyerId: string): RoleOwner {
  if (!claim) return { outcome: 'first' };
  const outcome = claim.buyerId === buyerId ? 'own' : 'another';
  return { outcome, boundAt: claim.at, boundBy: claim.orderId };
}

export interface ClaimRole {
  readonly buyerId: string;
  readonly orderId: string;
  readonly resubmissionId: string;
  /** The order by which another buyer bound it, where a reviewer saw that binding and let the role go over. */
  readonly mayTakeFrom?: string;
}

/** Binds the role to the buyer, unless it is bound to them already or to another who keeps it. */
export function claimRole(binding: RoleBinding, { mayTakeFrom, ...claim }: ClaimRole): readonly RoleEvent[] {
  const { outcome, boundBy } = ownerFor(binding, claim.buyerId);
  if (outcome === 'own' || (outcome === 'another' && boundBy !== mayTakeFrom)) return [];
  return [{ type: 'RoleClaimed', data: { ...claim, ...(outcome === 'another' && { takenOver: true }) } }];
}

/** The buyer forgets the binding. Idempotent; nobody else's is touched. */
export const releaseRole = ({ claim }: RoleBinding, buyerId: string): readonly RoleEvent[] =>
  claim?.buyerId === buyerId ? [{ type: 'RoleReleased', data: { buyerId } }] : [];
