import type { Policy } from '@bujiao/policy';
import type { Decision, Known } from '../decision/decision.js';
import { valuesOfDecision } from '../decision/decision-values.js';
import { windowEnd } from '../decision/window-end.js';
import { openResubmission, type OrderHistory } from '../order-history.js';
import { deliveredBy } from '../resubmission/resubmission.js';
import { isoOf, type Outlook, type OutlookTimes } from './outlook.js';
import { resubmissionOutlook } from './resubmission-outlook.js';

export interface OutlookInput {
  readonly history: OrderHistory;
  /** What a click would come to now: it says what comes next where no resubmission is open. */
  readonly decision: Decision;
  readonly policy: Policy;
  readonly times: OutlookTimes;
  /** ms since the epoch. */
  readonly now: number;
}

/** What happens with the order now, by whom, until when, and what comes next. Pure. */
export function outlookOf(input: OutlookInput): Outlook {
  const { history, decision, policy, times } = input;
  const resubmission = openResubmission(history);
  if (resubmission) return resubmissionOutlook({ history, resubmission, policy, times });
  switch (decision.do) {
    case 'go':
    case 'give':
      return mayBeAsked(input);
    case 'wait':
      return waits(isoOf(decision.until));
    case 'person':
      return { code: 'needs-support', by: 'support', known: valuesOfDecision(decision), next: [] };
    default:
      return completed(history, decision.code) ?? settled(valuesOfDecision(decision));
  }
}

function mayBeAsked({ history, policy, now }: OutlookInput): Outlook {
  const end = windowEnd(history, policy, now);
  return {
    code: 'buyer-may-ask',
    by: 'buyer',
    // A window that after-sales has set aside is over already: no time is named then.
    ...(end !== undefined && end > now && { until: isoOf(end) }),
    known: {},
    next: [
      { code: 'is-verified', by: 'system', known: {} },
      { code: 'is-delivered', by: 'system', known: {} },
    ],
  };
}

const waits = (until: string): Outlook => ({
  code: 'order-waits',
  by: 'shop',
  until,
  known: {},
  next: [{ code: 'may-be-asked', by: 'buyer', at: until, known: {} }],
});

const settled = (known: Known): Outlook => ({ code: 'settled', by: 'nobody', known, next: [] });

/** The newest resubmission delivered all that was owed, and its receipt is confirmed. */
function completed({ resubmissions }: OrderHistory, code: string): Outlook | undefined {
  const newest = resubmissions.at(-1);
  if (newest?.status !== 'closed' || code !== 'nothing-owed') return undefined;
  return { code: 'completed', by: 'nobody', known: { quantity: deliveredBy(newest) }, next: [] };
}
