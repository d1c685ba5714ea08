import { isRechargeKind, type ResubmissionReason, type TargetField } from '@bujiao/contracts';
import type { Policy } from '@bujiao/policy';
import type { Anomaly } from '../order/anomalies.js';
import type { OriginalOrder } from '../order/original-order.js';
import { no, type Ask, type Decision, type GiveCode, type Known } from './decision.js';

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

export interface AccountInput {
  readonly order: OriginalOrder;
  readonly policy: Policy;
  readonly anomaly: Anomaly;
  readonly reason: ResubmissionReason;
  readonly reasons: readonly ResubmissionReason[];
  readonly ask: Ask;
}

/** What has to be given about the account; undefined where everything is there. */
export function accountProblem(input: AccountInput): Decision | undefined {
  const { order, ask } = input;
  if (!isRechargeKind(order.terms.goods.kind))
    return ask.target ? no('recharge-target-unexpected') : undefined;
  const code = missingOf(input) ?? (isRefusedByTemplate(ask) ? 'account-invalid' : undefined);
  return code && give(input, code);
}

function missingOf(input: AccountInput): GiveCode | undefined {
  const { order, ask } = input;
  const wrong = isWrong(input);
  if (ask.target === 'same' && wrong) return 'same-account';
  return !ask.target && (!order.terms.rechargeTarget || wrong) ? 'account-needed' : undefined;
}

const isRefusedByTemplate = ({ wrongFields = [] }: Ask): boolean => wrongFields.length > 0;

const isWrong = ({ anomaly, policy, reason }: AccountInput): boolean =>
  isAccountFailure(anomaly, policy) || reason === 'wrong-account';

function give(input: AccountInput, code: GiveCode): Decision {
  const { order, anomaly, reason, reasons, ask } = input;
  const named = isWrong(input) && order.terms.rechargeTarget ? FIELDS_OF[anomaly.code ?? ''] : undefined;
  const known: Known = anomaly.code === undefined ? {} : { code: anomaly.code };
  return { do: 'give', code, reason, reasons, fields: fieldsOf(code, named ?? ACCOUNT, ask), known };
}

/** What the recharge template does not take is asked for at the same time, so that nobody is sent back a second time. */
const fieldsOf = (
  code: GiveCode,
  named: readonly TargetField[],
  { wrongFields = [] }: Ask,
): readonly TargetField[] =>
  code === 'account-invalid' ? wrongFields : [...new Set([...named, ...wrongFields])];
