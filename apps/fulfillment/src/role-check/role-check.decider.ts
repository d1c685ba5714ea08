import type { OrderEvent } from '@bujiao/contracts';
import {
  findResubmission,
  goodsStep,
  hasEnded,
  orderOf,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { policyFor, rolePolicyOf, type Policy } from '@bujiao/policy';
import type { RoleCheckAnswer } from '../suppliers/role-check.port.js';

export interface RoleCheck {
  readonly resubmissionId: string;
  /** The version that the resubmission began under. */
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

/** Whether the supplier is to be asked about the role now, for the how-manieth time, or only later. */
export type RoleCheckDue =
  | { readonly do: 'ask'; readonly tryNo: number }
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'nothing' };

export function roleCheckDue(history: OrderHistory, check: RoleCheck): RoleCheckDue {
  const checks = waitsForRole(history, check);
  if (!checks) return { do: 'nothing' };
  const { tries, nextTryAt }: { readonly tries: number; readonly nextTryAt?: string } = checks.role ?? FIRST;
  const until = nextTryAt === undefined ? check.now : Date.parse(nextTryAt);
  return until > check.now ? { do: 'wait', until } : { do: 'ask', tryNo: tries + 1 };
}

const FIRST = { tries: 0 };

/** What is known of the checks while they wait for the supplier. */
function waitsForRole(
  history: OrderHistory,
  { resubmissionId, policy }: RoleCheck,
): Resubmission['goodsChecks'] {
  const resubmission = findResubmission(history, resubmissionId);
  if (!resubmission || hasEnded(resubmission) || resubmission.review) return undefined;
  return goodsStep(history, resubmission, policy).do === 'wait-for-role'
    ? resubmission.goodsChecks
    : undefined;
}

export interface RoleAnswered extends RoleCheck {
  readonly supplierId: string;
  /** Of {@link roleCheckDue}: an answer to an earlier question than the newest is dropped. */
  readonly tryNo: number;
  readonly answer: RoleCheckAnswer;
}

/** Records what the supplier said. Where it cannot say, when it is asked again; after the last wait of the policy the answer counts. */
export function recordRoleAnswer(history: OrderHistory, answered: RoleAnswered): readonly OrderEvent[] {
  const { resubmissionId, supplierId, tryNo, answer } = answered;
  const due = roleCheckDue(history, answered);
  if (due.do !== 'ask' || due.tryNo !== tryNo) return [];
  const nextTryAt = answer.answer === 'cannot-say' ? nextTry(history, answered) : undefined;
  const said = { answer: answer.answer, ...('code' in answer && { code: answer.code }) };
  return [
    {
      type: 'RoleChecked',
      data: { resubmissionId, supplierId, ...said, tryNo, ...(nextTryAt !== undefined && { nextTryAt }) },
    },
  ];
}

function nextTry(history: OrderHistory, { policy, tryNo, now }: RoleAnswered): string | undefined {
  const order = orderOf(history);
  const wait = order && rolePolicyOf(policyFor(policy, order.terms)).checkAgain[tryNo - 1];
  return wait === undefined ? undefined : new Date(now + wait).toISOString();
}
