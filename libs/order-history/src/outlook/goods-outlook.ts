import type { Policy } from '@bujiao/policy';
import { goodsStep } from '../goods-checks/goods-step.js';
import type { OrderHistory } from '../order-history.js';
import type { Resubmission } from '../resubmission/resubmission.js';
import type { Outlook } from './outlook.js';

interface GoodsInput {
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  readonly policy: Policy;
}

/** The supplier is asked about the role of custom goods, or its owner has to confirm it; undefined where neither is. */
export function goodsOutlook(
  { history, resubmission, policy }: GoodsInput,
  quantity: number,
): Outlook | undefined {
  if (!resubmission.goodsChecks || resubmission.review?.open) return undefined;
  const step = goodsStep(history, resubmission, policy);
  if (step.do === 'wait-for-role') return checkingRole(resubmission, quantity);
  return step.do === 'wait-for-permission' ? confirmRole(resubmission, step.until, quantity) : undefined;
}

function checkingRole({ requestedAt, goodsChecks }: Resubmission, quantity: number): Outlook {
  const { nextTryAt } = goodsChecks?.role ?? {};
  return {
    code: 'checking-role',
    by: 'supplier',
    since: requestedAt,
    known: { quantity },
    next: [
      { code: 'asks-about-role', by: 'system', ...(nextTryAt && { at: nextTryAt }), known: {} },
      { code: 'sends-rest', by: 'system', known: { quantity } },
    ],
    ifStopped: 'checked-then-person',
  };
}

const confirmRole = (
  { requestedAt, goodsChecks }: Resubmission,
  until: string,
  quantity: number,
): Outlook => ({
  code: 'confirm-role',
  by: 'buyer',
  since: goodsChecks?.permission?.askedAt ?? requestedAt,
  until,
  known: { quantity, until },
  next: [
    { code: 'sends-rest', by: 'system', known: { quantity } },
    { code: 'role-not-confirmed', by: 'system', at: until, known: {} },
  ],
});
