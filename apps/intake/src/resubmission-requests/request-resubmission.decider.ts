import type { OrderEvent, OrderFacts, OrderTerms, ResubmissionReason, Sealed } from '@bujiao/contracts';
import {
  addsNothing,
  eligibility,
  findResubmission,
  mergeFacts,
  Refused,
  type OrderHistory,
} from '@bujiao/order-history';

export interface RequestResubmission {
  readonly resubmissionId: string;
  /** Absent: whatever fits best, so that one click is enough. */
  readonly reason?: ResubmissionReason;
  readonly channel: 'one-click' | 'form' | 'agent';
  readonly fieldsTyped: number;
  readonly fingerprint: string;
  readonly rechargeTarget?: Sealed;
  /** The order as intake's snapshot has it now. */
  readonly snapshot: { readonly terms: OrderTerms; readonly facts: OrderFacts };
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Opens a resubmission, if the order's history allows one. The same request again decides nothing; the same id with another
 * meaning, and everything the rules forbid, is refused.
 */
export function requestResubmission(
  history: OrderHistory,
  command: RequestResubmission,
): readonly OrderEvent[] {
  const known = findResubmission(history, command.resubmissionId);
  if (known) return sameRequest(known.fingerprint, command);
  const news = snapshotEvents(history, command.snapshot);
  const facts = mergeFacts(history.facts, command.snapshot.facts);
  const reason = fittingReason(
    { ...history, terms: history.terms ?? command.snapshot.terms, facts },
    command,
  );
  return [
    ...news,
    {
      type: 'ResubmissionRequested',
      data: {
        resubmissionId: command.resubmissionId,
        reason,
        channel: command.channel,
        fieldsTyped: command.fieldsTyped,
        fingerprint: command.fingerprint,
        ...(command.rechargeTarget && { rechargeTarget: command.rechargeTarget }),
      },
    },
  ];
}

function sameRequest(fingerprint: string, command: RequestResubmission): readonly OrderEvent[] {
  if (fingerprint === command.fingerprint) return [];
  throw new Refused('idempotency-key-reused', {
    zh: '该幂等键已用于内容不同的请求。',
    en: 'This idempotency key was used for a request with other content.',
  });
}

/** What the stream has to learn about the original order before the request makes sense. */
export function snapshotEvents(
  history: OrderHistory,
  { terms, facts }: RequestResubmission['snapshot'],
): readonly OrderEvent[] {
  if (!history.terms) return [{ type: 'OrderSnapshotTaken', data: { terms, facts } }];
  if (addsNothing(history.facts, facts)) return [];
  return [{ type: 'OriginalOrderChanged', data: { facts: mergeFacts(history.facts, facts) } }];
}

function fittingReason(history: OrderHistory, command: RequestResubmission): ResubmissionReason {
  const { resubmittable, code, sentence, reasons, open } = eligibility(history, command.now);
  if (!resubmittable) throw new Refused(code, sentence, open ? { resubmissionId: open.resubmissionId } : {});
  const reason = command.reason ?? reasons[0];
  if (!reason || !reasons.includes(reason)) {
    throw new Refused(
      'reason-does-not-fit',
      { zh: '补交原因与订单状态不符。', en: 'The reason does not fit the state of the order.' },
      { fitting: reasons.join(',') },
    );
  }
  checkTarget(history, reason, command);
  return reason;
}

function checkTarget(
  { terms }: OrderHistory,
  reason: ResubmissionReason,
  { rechargeTarget }: RequestResubmission,
): void {
  if (terms?.goods.kind === 'direct-top-up') {
    const known = reason === 'wrong-account' ? undefined : terms.rechargeTarget;
    if (!rechargeTarget && !known) throw new Refused('recharge-target-missing', ACCOUNT_MISSING);
  } else if (rechargeTarget) throw new Refused('recharge-target-unexpected', ACCOUNT_UNEXPECTED);
}

const ACCOUNT_MISSING = { zh: '请填写正确的充值账号。', en: 'Please give the right account.' };
const ACCOUNT_UNEXPECTED = {
  zh: '该商品无需填写充值账号。',
  en: 'These goods are not delivered to an account.',
};
