import { createHmac } from 'node:crypto';
import type { RechargeTarget, ResubmissionReason, RuleOverride } from '@bujiao/contracts';

interface Meaning {
  readonly reason?: ResubmissionReason;
  readonly rechargeTarget?: Partial<RechargeTarget>;
  /** There: the target is whole, and the order's own fields do not fill it in. */
  readonly recipientId?: string;
  readonly override?: RuleOverride;
  readonly quantity?: number;
  readonly goods?: { readonly goodsId: string; readonly acceptedDifference?: number };
}

const FIELDS = ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole'] as const;
/** The reason and the fields of a target: requests without an override have had this form since the first version. */
const PARTS = 5;

/**
 * Hash of what a request means, so that an idempotency key that comes again with other content is noticed. Keyed: an account is
 * easily guessed, so its plain hash would give it away.
 */
export class Fingerprints {
  /** Of a request that says nothing: most are. */
  private oneClick: string | undefined;

  constructor(private readonly key: Buffer) {}

  of({ reason, rechargeTarget: target, override, ...asked }: Meaning): string {
    const changed = changesIn(asked);
    if (!reason && !target && !override && changed.length === 0) return (this.oneClick ??= this.keyed([]));
    const fields = FIELDS.map((field) => target?.[field]);
    return this.keyed([reason, ...fields, ...(override ? [JSON.stringify(override)] : []), ...changed]);
  }

  private keyed(meaning: readonly (string | undefined)[]): string {
    const all = Array.from({ length: Math.max(PARTS, meaning.length) }, (_, i) => meaning[i]);
    return createHmac('sha256', this.key).update(JSON.stringify(all)).digest('hex');
  }
}

const changesIn = ({ recipientId, quantity, goods }: Meaning): readonly string[] => [
  ...(recipientId === undefined ? [] : ['whole target']),
  ...(quantity === undefined ? [] : [`quantity ${quantity}`]),
  ...(goods ? [`goods ${goods.goodsId} ${goods.acceptedDifference ?? 0}`] : []),
];
