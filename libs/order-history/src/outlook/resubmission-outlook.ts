import type { Policy } from '@bujiao/policy';
import type { Attempt } from '../delivery/attempt.js';
import { waitsForHeld } from '../delivery/holding.js';
import { unitsOf } from '../delivery/units.js';
import type { OrderHistory } from '../order-history.js';
import { receiptDue } from '../receipt/auto-confirm.js';
import { unsettledAttempt, type Resubmission } from '../resubmission/resubmission.js';
import { goodsOutlook } from './goods-outlook.js';
import { after, isoOf, type NextMove, type Outlook, type OutlookTimes } from './outlook.js';
import { reviewOutlook } from './review-outlook.js';

export interface OpenOutlookInput {
  readonly history: OrderHistory;
  readonly resubmission: Resubmission;
  readonly policy: Policy;
  readonly times: OutlookTimes;
}

/** What happens with an open resubmission. */
export function resubmissionOutlook(input: OpenOutlookInput): Outlook {
  const { resubmission } = input;
  switch (resubmission.status) {
    case 'requested':
      return requested(input);
    case 'waiting-for-human':
      return withPerson(input);
    case 'delivered':
      return arrived(input);
    default:
      return delivering(input);
  }
}

function requested(input: OpenOutlookInput): Outlook {
  const { resubmission } = input;
  const reviewed = reviewOutlook(resubmission, units(input));
  if (reviewed) return reviewed;
  if (resubmission.unclearProof) return waitingForGateway(input);
  return goodsOutlook(input, units(input)) ?? verifying(input);
}

const units = ({ history, resubmission: { quantity } }: OpenOutlookInput): number =>
  Math.min(unitsOf(history).missing, quantity ?? Infinity);

const isDelivered: NextMove = { code: 'is-delivered', by: 'system', known: {} };

const verifying = (input: OpenOutlookInput): Outlook => ({
  code: 'verifying',
  by: 'system',
  since: input.resubmission.requestedAt,
  known: { quantity: units(input) },
  next: [{ code: 'sends-rest', by: 'system', known: { quantity: units(input) } }, isDelivered],
  ifStopped: 'checked-then-person',
});

/** The gateway gave no clear answer, or has to prove the payment again before goods go. */
const waitingForGateway = (input: OpenOutlookInput): Outlook => {
  const { nextTryAt } = input.resubmission.unclearProof ?? {};
  return {
    code: 'waiting-for-gateway',
    by: 'system',
    known: { quantity: units(input) },
    next: [
      { code: 'asks-gateway', by: 'system', ...(nextTryAt && { at: nextTryAt }), known: {} },
      { code: 'sends-rest', by: 'system', known: { quantity: units(input) } },
    ],
    ifStopped: 'checked-then-person',
  };
};

function withPerson(input: OpenOutlookInput): Outlook {
  const { waitingCode = 'unknown', waitingSince } = input.resubmission;
  const until = waitingSince && after(waitingSince, input.times.personDeadline);
  return {
    code: 'with-person',
    by: 'support',
    ...(waitingSince && { since: waitingSince }),
    ...(until && { until }),
    known: { code: waitingCode, quantity: units(input) },
    next: [{ code: 'person-decides', by: 'support', ...(until && { at: until }), known: {} }],
    ifStopped: 'overdue-with-person',
  };
}

function arrived({ history, resubmission, times: { autoConfirmAfter } }: OpenOutlookInput): Outlook {
  const { endedAt, attempts } = resubmission;
  const due = receiptDue(history, resubmission, autoConfirmAfter);
  const since = endedAt && { since: endedAt };
  const quantity = attempts
    .filter(({ status }) => status === 'succeeded')
    .reduce((sum, a) => sum + a.quantity, 0);
  if (due?.inConflict)
    return {
      ...{ code: 'arrived', by: 'buyer', ...since },
      known: { quantity, waits: 'conflict' },
      next: [{ code: 'confirmed-after-conflict', by: 'system', known: {} }],
    };
  const until = due && autoConfirmAfter > 0 ? isoOf(due.at) : undefined;
  return {
    code: 'arrived',
    by: 'buyer',
    ...since,
    ...(until && { until }),
    known: { quantity },
    next: until ? [{ code: 'confirmed-by-itself', by: 'system', at: until, known: {} }] : [],
  };
}

/** Approved: an attempt is under way, or the next one waits for something. */
function delivering(input: OpenOutlookInput): Outlook {
  const { history, resubmission, policy } = input;
  const attempt = unsettledAttempt(resubmission);
  if (attempt) return attempt.status === 'unknown' ? unknown(attempt, input) : sending(attempt, input);
  if (resubmission.proofExpired) return waitingForGateway(input);
  const failed = resubmission.attempts.slice(resubmission.attemptsBeforePerson).at(-1);
  if (failed?.status === 'failed' && failed.retryAt) return retrying(failed, failed.retryAt, input);
  const heldUntil = waitsForHeld(history, resubmission, policy);
  return heldUntil === undefined ? aboutToSend(input) : waitingForShop(input, isoOf(heldUntil));
}

const aboutToSend = (input: OpenOutlookInput): Outlook => ({
  code: 'about-to-send',
  by: 'system',
  since: input.resubmission.requestedAt,
  known: { quantity: units(input) },
  next: [isDelivered],
  ifStopped: 'checked-then-person',
});

const waitingForShop = (input: OpenOutlookInput, until: string): Outlook => ({
  code: 'waiting-for-shop',
  by: 'shop',
  since: input.resubmission.requestedAt,
  until,
  known: { quantity: units(input) },
  next: [
    { code: 'sends-rest', by: 'system', known: { quantity: units(input) } },
    { code: 'goes-to-person', by: 'support', at: until, known: {} },
  ],
  ifStopped: 'person-decides',
});

const deadlineOf = ({ startedAt }: Attempt, { times }: OpenOutlookInput): string =>
  after(startedAt, times.unknownDeadline);

function sending(attempt: Attempt, input: OpenOutlookInput): Outlook {
  const bySupplier = attempt.source.kind === 'supplier';
  const until = deadlineOf(attempt, input);
  return {
    code: 'sending',
    by: bySupplier ? 'supplier' : 'system',
    since: attempt.startedAt,
    ...(bySupplier && { until }),
    known: { quantity: attempt.quantity, attemptNo: attempt.attemptNo },
    next: [
      isDelivered,
      ...(bySupplier ? [{ code: 'goes-to-person', by: 'support', at: until, known: {} } as const] : []),
    ],
    ifStopped: 'checked-then-person',
  };
}

function unknown(attempt: Attempt, input: OpenOutlookInput): Outlook {
  const { quantity, queryNo, nextQueryAt, startedAt, code = 'unknown' } = attempt;
  const until = deadlineOf(attempt, input);
  return {
    code: 'outcome-unknown',
    by: 'supplier',
    since: startedAt,
    until,
    known: { quantity, queryNo, code },
    next: [
      ...(nextQueryAt && nextQueryAt < until
        ? [{ code: 'asks-supplier', by: 'system', at: nextQueryAt, known: { queryNo: queryNo + 1 } } as const]
        : []),
      { code: 'goes-to-person', by: 'support', at: until, known: {} },
    ],
    ifStopped: 'person-decides',
  };
}

function retrying(
  { code = 'unknown', attemptNo }: Attempt,
  retryAt: string,
  input: OpenOutlookInput,
): Outlook {
  return {
    code: 'retrying',
    by: 'system',
    since: input.resubmission.requestedAt,
    known: { code, attemptNo, quantity: units(input) },
    next: [
      { code: 'tries-again', by: 'system', at: retryAt, known: { attemptNo: attemptNo + 1 } },
      { code: 'goes-to-person-if-none-works', by: 'support', known: {} },
    ],
    ifStopped: 'person-decides',
  };
}
