import { BASELINE } from '@bujiao/policy';
import { decideResubmission } from '../decision/decide-resubmission.js';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  attemptUnknown,
  closed,
  delivered,
  historyOf,
  manualWorkRequested,
  minute,
  moreTold,
  NOW,
  proofExpired,
  proven,
  recordTaken,
  requested,
  REQUESTED_AT,
  told,
  type GivenEvent,
} from '../testing/index.js';
import { outlookOf } from './outlook-of.js';
import type { Outlook } from './outlook.js';

const TIMES = { unknownDeadline: 600_000, personDeadline: 7_200_000, autoConfirmAfter: 86_400_000 };
const FAILED = [told('placed', 0, {}), told('paid', 1, {}), told('delivery-failed', 2, { code: '110' })];

function outlook(...events: readonly GivenEvent[]): Outlook {
  const history = historyOf(recordTaken(FAILED), ...events);
  const decision = decideResubmission({ history, policy: BASELINE, now: NOW });
  return outlookOf({ history, decision, policy: BASELINE, times: TIMES, now: NOW });
}

describe('what happens with an order now', () => {
  it('before anybody asks: the buyer may, until the window ends', () => {
    expect(outlook()).toMatchObject({
      code: 'buyer-may-ask',
      by: 'buyer',
      until: new Date(Date.parse(minute(2)) + BASELINE.defaults.window.last).toISOString(),
    });
  });

  it('the system verifies, then sends what is missing', () => {
    expect(outlook(requested())).toMatchObject({
      code: 'verifying',
      by: 'system',
      since: REQUESTED_AT,
      next: [{ code: 'sends-rest', known: { quantity: 1 } }, { code: 'is-delivered' }],
    });
  });

  it('the buyer uploads what a reviewer asked for, and then the reviewer has it', () => {
    const known = { resubmissionId: 'r1', deadline: '2026-11-23T12:00:00.000Z' };
    const review: GivenEvent = {
      type: 'ReviewRequested',
      data: { ...known, question: 'second-check', amount: 1, checks: [], risk: {} as never },
    };
    const ask: GivenEvent = {
      type: 'EvidenceRequested',
      data: {
        ...{ resubmissionId: 'r1', wanted: 'payment', deadline: '2026-11-24T10:00:00.000Z', reason: 'other' },
        notice: {} as never,
      },
    };
    expect(outlook(requested(), review, ask)).toMatchObject({
      code: 'waiting-for-evidence',
      by: 'buyer',
      until: '2026-11-24T10:00:00.000Z',
      known: { wanted: 'payment' },
    });
    const added: GivenEvent = {
      type: 'EvidenceAdded',
      data: {
        ...{ resubmissionId: 'r1', evidenceId: 'e', mark: 'm', kind: 'png', bytes: 1 },
        reviewUntil: '2026-11-23T13:00:00.000Z',
      },
    };
    expect(outlook(requested(), review, ask, added)).toMatchObject({
      code: 'evidence-with-reviewer',
      by: 'support',
      until: '2026-11-23T13:00:00.000Z',
    });
  });

  it('a reviewer who was asked has a deadline, and the system does nothing before', () => {
    const deadline = '2026-11-23T10:30:00.000Z';
    const asked: GivenEvent = {
      type: 'ReviewRequested',
      data: {
        ...{ resubmissionId: 'r1', question: 'second-check', deadline, amount: 5_000, checks: [] },
        risk: {
          ...{ points: 40, band: 'second-check', thresholds: { secondCheck: 30, human: 60, refuse: 90 } },
          ...{ factors: [], notEvaluated: [], asOf: REQUESTED_AT },
        },
      },
    };
    expect(outlook(requested(), asked)).toMatchObject({
      code: 'in-review',
      by: 'support',
      until: deadline,
      known: { until: deadline, quantity: 1 },
      next: [{ code: 'person-decides', at: deadline }],
      ifStopped: 'overdue-with-person',
    });
  });

  it('the gateway is asked again where its answer was unclear, or its proof too old, and that is what is waited for', () => {
    const unclear: GivenEvent = {
      type: 'PaymentProofUnclear',
      data: { resubmissionId: 'r1', payments: [], tryNo: 1, nextTryAt: '2026-11-23T10:00:10.000Z' },
    };
    expect(outlook(requested(), unclear)).toMatchObject({
      code: 'waiting-for-gateway',
      next: [{ code: 'asks-gateway', at: '2026-11-23T10:00:10.000Z' }, { code: 'sends-rest' }],
    });
    expect(outlook(requested(), proven(), approved(), proofExpired())).toMatchObject({
      code: 'waiting-for-gateway',
      next: [{ code: 'asks-gateway' }, {}],
    });
  });

  it('a supplier sends, and what it leaves open goes to a person at the deadline', () => {
    expect(outlook(requested(), approved(), attemptStarted())).toMatchObject({
      code: 'sending',
      by: 'supplier',
      until: '2026-11-23T10:10:00.000Z',
      next: [{ code: 'is-delivered' }, { code: 'goes-to-person', at: '2026-11-23T10:10:00.000Z' }],
    });
  });

  it('stock is issued by the system, without a deadline', () => {
    const now = outlook(requested(), approved(), attemptStarted({ source: { kind: 'card-stock' } }));
    expect(now).toMatchObject({ code: 'sending', by: 'system', next: [{ code: 'is-delivered' }] });
    expect(now).not.toHaveProperty('until');
  });

  it('an unknown outcome is asked for again, and handed over at its deadline, in the order of time', () => {
    const asked = attemptUnknown({ queryNo: 7, nextQueryAt: '2026-11-23T10:05:00.000Z' });
    expect(outlook(requested(), approved(), attemptStarted(), asked)).toMatchObject({
      code: 'outcome-unknown',
      by: 'supplier',
      next: [
        { code: 'asks-supplier', at: '2026-11-23T10:05:00.000Z', known: { queryNo: 8 } },
        { code: 'goes-to-person', at: '2026-11-23T10:10:00.000Z' },
      ],
    });
  });

  it('no query is announced after the deadline', () => {
    const late = attemptUnknown({ nextQueryAt: '2026-11-23T10:10:30.000Z' });
    expect(outlook(requested(), approved(), attemptStarted(), late).next).toMatchObject([
      { code: 'goes-to-person' },
    ]);
  });

  it('after a failure the next attempt has its time', () => {
    const failed = attemptFailed({ retryAt: '2026-11-23T10:00:05.000Z', code: 'out-of-stock' });
    expect(outlook(requested(), approved(), attemptStarted(), failed)).toMatchObject({
      code: 'retrying',
      known: { code: 'out-of-stock', attemptNo: 1 },
      next: [{ code: 'tries-again', at: '2026-11-23T10:00:05.000Z', known: { attemptNo: 2 } }, {}],
    });
  });

  it('a person has a time to decide in, counted from the hand-over', () => {
    const handed = manualWorkRequested();
    expect(outlook(requested(), approved(), attemptStarted(), handed)).toMatchObject({
      code: 'with-person',
      by: 'support',
      since: REQUESTED_AT,
      until: '2026-11-23T12:00:00.000Z',
      ifStopped: 'overdue-with-person',
    });
  });

  it('goods that arrived wait for the end of a contradiction, and the time counts anew from there', () => {
    const over = told('delivered', 70, { quantity: 1 });
    const arrived = [requested(), approved(), attemptStarted(), attemptSucceeded(), delivered()];
    const known = { ordered: 1, byShop: 1, byUs: 1 };
    const found: GivenEvent = {
      type: 'OrderConflictFound',
      data: { conflict: { code: 'over-delivered', known } },
    };
    const ended: GivenEvent = {
      type: 'OrderConflictClosed',
      data: { code: 'over-delivered', known, by: 'person', action: 'accepted' },
      metadata: { occurredAt: '2026-11-23T15:00:00.000Z' },
    };
    const now = outlook(...arrived, moreTold(over), found);
    expect(now).toMatchObject({
      code: 'arrived',
      known: { quantity: 1, waits: 'conflict' },
      next: [{ code: 'confirmed-after-conflict' }],
    });
    expect(now).not.toHaveProperty('until');
    expect(outlook(...arrived, moreTold(over), found, ended)).toMatchObject({
      code: 'arrived',
      until: '2026-11-24T15:00:00.000Z',
      next: [{ code: 'confirmed-by-itself', at: '2026-11-24T15:00:00.000Z' }],
    });
  });

  it('goods that arrived wait for the buyer until the receipt is confirmed automatically', () => {
    const arrived = [requested(), approved(), attemptStarted(), attemptSucceeded(), delivered()];
    expect(outlook(...arrived)).toMatchObject({
      code: 'arrived',
      by: 'buyer',
      until: '2026-11-24T10:00:00.000Z',
      next: [{ code: 'confirmed-by-itself', at: '2026-11-24T10:00:00.000Z' }],
    });
    expect(outlook(...arrived, closed())).toMatchObject({
      code: 'completed',
      by: 'nobody',
      known: { quantity: 1 },
      next: [],
    });
  });
});
