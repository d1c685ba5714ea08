import type { ResubmissionReason } from '@bujiao/contracts';
import type { Policy } from '@bujiao/policy';
import type { Anomaly } from '../order/anomalies.js';
import type { OriginalOrder } from '../order/original-order.js';
import { no, type Ask, type Decision, type Known, type TargetField } from './decision.js';

const FIELDS_OF: Readonly<Record<string, readonly TargetField[]>> = {
  '103': ['gameArea', 'gameServer'],
  'area-or-server-missing': ['gameArea', 'gameServer'],
  '113': ['gameRole'],
  'role-missing': ['gameRole'],
  '114': ['gameRole'],
  'role-check-failed': ['gameRole'],
};
const ACCOUNT: readonly TargetField[] = ['rechargeAccount'];

/** Whether the failure says that the account, its area, server or role is wrong. */
export const isAccountFailure = ({ code }: Anomaly, policy: Policy): boolean =>
  code !== undefined && policy.failures.account.includes(code);

interface AccountInput {
  readonly order: OriginalOrder;
  readonly policy: Policy;
  readonly anomaly: Anomaly;
  readonly reason: ResubmissionReason;
  readonly reasons: readonly ResubmissionReason[];
  readonly ask: Ask;
}

/** What has to be given about the account; undefined where everything is there. */
export function accountProblem({
  order,
  policy,
  anomaly,
  reason,
  reasons,
  ask,
}: AccountInput): Decision | undefined {
  const { goods, rechargeTarget } = order.terms;
  if (goods.kind !== 'direct-top-up') return ask.target ? no('recharge-target-unexpected') : undefined;
  const wrong = isAccountFailure(anomaly, policy) || reason === 'wrong-account';
  const fields = (wrong && rechargeTarget && FIELDS_OF[anomaly.code ?? '']) || ACCOUNT;
  const known: Known = anomaly.code === undefined ? {} : { code: anomaly.code };
  if (ask.target === 'same' && wrong)
    return { do: 'give', code: 'same-account', reason, reasons, fields, known };
  if (ask.target || (rechargeTarget && !wrong)) return undefined;
  return { do: 'give', code: 'account-needed', reason, reasons, fields, known };
}
