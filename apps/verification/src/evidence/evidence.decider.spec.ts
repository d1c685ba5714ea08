import type { OrderEvent, OrderEvents, ProvenPayment } from '@bujiao/contracts';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import {
  FAILED,
  given,
  historyOf,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE, type Policy, type SecondCheck } from '@bujiao/policy';
import {
  reviewBasis,
  reviewResubmission,
  type ReviewResubmission,
} from '../review-queue/review-resubmission.decider.js';
import { endReview, remindReview, reviewTimes } from '../review-queue/review-deadline.decider.js';
import { addEvidence, type AddEvidence } from './add-evidence.decider.js';
import { paymentsToAsk, type EvidenceQuestion } from './ask-evidence.decider.js';
import { endEvidence } from './end-evidence.decider.js';

const at = (time: string): number => Date.parse(`2026-11-23T${time}.000Z`);
const iso = (time: string): string => `2026-11-23T${time}.000Z`;

const policy = (check: Partial<SecondCheck> = {}): Policy => ({
  ...BASELINE,
  defaults: {
    ...BASELINE.defaults,
    secondCheck: {
      proof: ['gateway', 'evidence'],
      review: 7_200_000,
      remind: 1_800_000,
      atTheEnd: 'escalate',
      ...check,
    },
  },
});

const REVIEW: GivenEvent = {
  type: 'ReviewRequested',
  data: {
    resubmissionId: 'r1',
    question: 'second-check',
    deadline: iso('12:00:00'),
    amount: 1000,
    checks: [],
    risk: {
      points: 40,
      band: 'second-check',
      thresholds: { secondCheck: 30, human: 60, refuse: 90 },
      factors: [],
      notEvaluated: [],
      asOf: iso('10:00:00'),
    },
  },
};
const OPEN: readonly GivenEvent[] = [snapshotTaken(FAILED), requested(), REVIEW];
const NOTICE = {
  code: 'evidence-asked',
  values: {},
  catalogue: 2,
  languages: ['zh', 'en'],
  sentence: { zh: '请', en: 'Please' },
} as const;
const ASK: GivenEvent = {
  type: 'EvidenceRequested',
  data: {
    resubmissionId: 'r1',
    wanted: 'account-owner',
    deadline: '2026-11-24T10:30:00.000Z',
    reason: 'other',
    notice: NOTICE,
  },
  metadata: { occurredAt: iso('10:30:00'), causationId: 'c1' },
};
const ASKED = [...OPEN, ASK];
const added = (more: Partial<OrderEvents['EvidenceAdded']> = {}): GivenEvent => ({
  type: 'EvidenceAdded',
  data: { resubmissionId: 'r1', evidenceId: 'e1', mark: 'm1', kind: 'png', bytes: 10, ...more },
});
const BACK = [...ASKED, added({ reviewUntil: iso('18:30:00') })];

const ask =
  (question: Partial<EvidenceQuestion> = {}, command: Partial<ReviewResubmission> = {}) =>
  (history: OrderHistory): readonly OrderEvent[] =>
    reviewResubmission(history, {
      resubmissionId: 'r1',
      decision: 'ask-evidence',
      reason: 'other',
      reviewerId: 'reviewer-1',
      basis: reviewBasis(history),
      causationId: 'c1',
      policy: policy(),
      fourEyesAbove: 50_000,
      ask: { wanted: 'account-owner', now: at('10:30:00'), most: 2, ...question },
      ...command,
    });
const add =
  (command: Partial<AddEvidence> = {}) =>
  (history: OrderHistory): readonly OrderEvent[] =>
    addEvidence(history, {
      resubmissionId: 'r1',
      evidenceId: 'e1',
      mark: 'm1',
      kind: 'png',
      bytes: 10,
      most: 2,
      now: at('17:00:00'),
      ...command,
    });
const end =
  (now: number, check: Partial<SecondCheck> = {}) =>
  (history: OrderHistory): readonly OrderEvent[] =>
    endEvidence(history, { resubmissionId: 'r1', policy: policy(check), now });
const approve = (history: OrderHistory): readonly OrderEvent[] =>
  ask({}, { decision: 'approve', causationId: 'c2' })(history);
const paid = (status: ProvenPayment['status']): ProvenPayment => ({ paymentId: 'P1', status });

describe('a reviewer who asks for evidence', () => {
  it('sets the buyer a day, and tells the buyer what and until when', () => {
    given(...OPEN)
      .when(ask({}, { note: 'the account is new' }))
      .then({
        type: 'EvidenceRequested',
        data: {
          wanted: 'account-owner',
          deadline: '2026-11-24T10:30:00.000Z',
          reason: 'other',
          note: 'the account is new',
        },
      });
    const [event] = ask()(historyOf(...OPEN)) as [OrderEvent<'EvidenceRequested'>];
    expect(event.data.notice).toMatchObject({ code: 'evidence-asked' });
    expect(event.data.notice.sentence.en).toMatch(/recharge account is yours.*11-24 18:30/);
    expect(event.data.notice.sentence.zh).toMatch(/充值账号属于您.*11-24 18:30/);
  });

  it('gives the time that the policy says', () => {
    given(...OPEN)
      .when(ask({}, { policy: policy({ evidence: 600_000 }) }))
      .then({ type: 'EvidenceRequested', data: { deadline: iso('10:40:00') } });
  });

  it('may not where the policy asks no buyer, and has to name what is wanted', () => {
    given(...OPEN)
      .when(ask({}, { policy: policy({ proof: ['gateway'] }) }))
      .thenRefused('evidence-not-in-policy');
    given(...OPEN)
      .when(ask({}, { policy: BASELINE }))
      .thenRefused('evidence-not-in-policy');
    given(...OPEN)
      .when((history) =>
        reviewResubmission(history, {
          resubmissionId: 'r1',
          decision: 'ask-evidence',
          reason: 'other',
          reviewerId: 'r',
          basis: reviewBasis(history),
          causationId: 'c',
          policy: policy(),
          fourEyesAbove: 1,
        }),
      )
      .thenRefused('evidence-kind-needed');
  });

  it('asks for no proof of a payment that the gateway proves, now or before', () => {
    given(...OPEN)
      .when(ask({ wanted: 'payment', proofs: [paid('paid')] }))
      .thenRefused('payment-is-proven');
    const proven: GivenEvent = {
      type: 'PaymentProofObtained',
      data: { resubmissionId: 'r1', payments: [paid('paid')] },
    };
    given(...OPEN, proven)
      .when(ask({ wanted: 'payment' }))
      .thenRefused('payment-is-proven');
    expect(paymentsToAsk(historyOf(...OPEN, proven), policy(), 'payment')).toEqual([]);
  });

  it('asks the gateway first, and records what it said', () => {
    const history = historyOf(...OPEN);
    expect(paymentsToAsk(history, policy(), 'payment')).not.toEqual([]);
    expect(paymentsToAsk(history, policy(), 'account-owner')).toEqual([]);
    expect(paymentsToAsk(history, policy({ proof: ['evidence'] }), 'payment')).toEqual([]);
    given(...OPEN)
      .when(ask({ wanted: 'payment', proofs: [paid('unknown')] }))
      .then(
        { type: 'PaymentProofObtained', data: { payments: [paid('unknown')] } },
        { type: 'EvidenceRequested' },
      );
  });

  it('asks once for one request, and decides nothing until the buyer answered', () => {
    given(...ASKED)
      .when(ask())
      .thenNothing();
    given(...ASKED)
      .when(ask({}, { causationId: 'c2' }))
      .thenRefused('review-closed');
    given(...ASKED)
      .when(approve)
      .thenRefused('review-closed');
  });

  it('may ask again for something else', () => {
    given(...BACK)
      .when(ask({ wanted: 'not-received' }, { causationId: 'c2' }))
      .then({ type: 'EvidenceRequested', data: { wanted: 'not-received' } });
  });

  it('may not ask where there is no room for another file: the buyer could not answer', () => {
    given(...BACK)
      .when(ask({ wanted: 'not-received', most: 1 }, { causationId: 'c2' }))
      .thenRefused('evidence-full');
  });
});

describe('evidence of the buyer', () => {
  it('brings the case back, with the time that the reviewers had left', () => {
    given(...ASKED)
      .when(add({ width: 3, height: 4 }))
      .then({
        type: 'EvidenceAdded',
        data: {
          evidenceId: 'e1',
          mark: 'm1',
          kind: 'png',
          width: 3,
          height: 4,
          reviewUntil: iso('18:30:00'),
        },
      });
  });

  it('leaves reviewers half an hour at least', () => {
    const late: GivenEvent = { ...ASK, metadata: { occurredAt: iso('13:00:00') } };
    given(...OPEN, late)
      .when(add())
      .then({ type: 'EvidenceAdded', data: { reviewUntil: iso('17:30:00') } });
  });

  it('can be more than one until the reviewers decide, and no more than the limit', () => {
    given(...BACK)
      .when(add({ mark: 'm2', evidenceId: 'e2' }))
      .then({ type: 'EvidenceAdded', data: { evidenceId: 'e2', reviewUntil: undefined } });
    given(...BACK, added({ mark: 'm2', evidenceId: 'e2' }))
      .when(add({ mark: 'm3', evidenceId: 'e3' }))
      .thenRefused('too-much-evidence');
  });

  it('adds nothing a second time, also once the limit is reached or the case is closed', () => {
    given(...BACK)
      .when(add({ most: 1 }))
      .thenNothing();
    const refused: GivenEvent = {
      type: 'ReviewDecided',
      data: { resubmissionId: 'r1', decision: 'refuse', reason: 'other' },
    };
    given(...BACK, refused)
      .when(add())
      .thenNothing();
    given(...BACK, refused)
      .when(add({ mark: 'm2', evidenceId: 'e2' }))
      .thenRefused('evidence-not-asked');
  });

  it('is another one where the buyer is asked again: the same would leave the case to its deadline', () => {
    const again: GivenEvent = { ...ASK, metadata: { occurredAt: iso('18:00:00'), causationId: 'c2' } };
    const first: GivenEvent = {
      ...added({ reviewUntil: iso('18:30:00') }),
      metadata: { occurredAt: iso('17:00:00') },
    };
    given(...ASKED, first, again)
      .when(add())
      .thenRefused('evidence-sent-before');
    given(...ASKED, first, again)
      .when(add({ mark: 'm2', evidenceId: 'e2' }))
      .then({ type: 'EvidenceAdded', data: { evidenceId: 'e2' } });
  });

  it('is taken only where it was asked for', () => {
    given(...OPEN)
      .when(add())
      .thenRefused('evidence-not-asked');
    given(snapshotTaken(FAILED), requested()).when(add()).thenRefused('evidence-not-asked');
    given(snapshotTaken(FAILED)).when(add()).thenRefused('evidence-not-asked');
  });

  it('leaves no approval that was given before it: two people approve with it in view', () => {
    const first: GivenEvent = {
      type: 'ReviewDecided',
      data: { resubmissionId: 'r1', decision: 'approve', reason: 'other', needsSecond: true },
      metadata: { actor: { kind: 'person', id: 'reviewer-2', role: 'reviewer' } },
    };
    const back = [...OPEN, first, ASK, added({ reviewUntil: iso('18:30:00') })];
    given(...back)
      .when(ask({}, { decision: 'approve', causationId: 'c2', fourEyesAbove: 1 }))
      .then({ type: 'ReviewDecided', data: { needsSecond: true } });
    given(...back)
      .when(ask({}, { decision: 'approve', causationId: 'c2', fourEyesAbove: 1, reviewerId: 'reviewer-2' }))
      .then({ type: 'ReviewDecided', data: { needsSecond: true } });
  });

  it('makes what a reviewer saw before out of date', () => {
    const before = reviewBasis(historyOf(...BACK));
    given(...BACK, added({ mark: 'm2', evidenceId: 'e2' }))
      .when(ask({}, { decision: 'approve', causationId: 'c2', basis: before }))
      .thenRefused('order-changed');
  });
});

describe('a buyer who uploads nothing', () => {
  const DUE = Date.parse('2026-11-24T10:30:00.000Z');

  it('is waited for until the deadline', () => {
    given(...ASKED)
      .when(end(DUE - 1))
      .thenNothing();
    given(...BACK)
      .when(end(DUE))
      .thenNothing();
  });

  it('leaves the decision to the reviewers, unless the policy says otherwise', () => {
    given(...ASKED)
      .when(end(DUE))
      .then({
        type: 'EvidenceOverdue',
        data: {
          then: 'review',
          deadline: '2026-11-24T10:30:00.000Z',
          reviewUntil: '2026-11-24T12:00:00.000Z',
        },
      });
  });

  it('is refused where the policy says so, and never approved', () => {
    given(...ASKED)
      .when(end(DUE, { withoutEvidence: 'refuse' }))
      .then(
        { type: 'EvidenceOverdue', data: { then: 'refuse' } },
        { type: 'ResubmissionRejected', data: { code: 'evidence-missing' } },
      );
  });

  it('is not decided twice', () => {
    const overdue: GivenEvent = {
      type: 'EvidenceOverdue',
      data: {
        resubmissionId: 'r1',
        deadline: '2026-11-24T10:30:00.000Z',
        then: 'review',
        reviewUntil: '2026-11-24T12:00:00.000Z',
      },
    };
    given(...ASKED, overdue)
      .when(end(DUE))
      .thenNothing();
    given(...ASKED, overdue)
      .when(approve)
      .then({ type: 'ReviewDecided' }, { type: 'ResubmissionApproved' });
  });
});

describe('the time of the reviewers', () => {
  const timing = { resubmissionId: 'r1', policy: policy() };

  it('stands still while the buyer is asked: nobody is reminded, and nothing ends', () => {
    const history = historyOf(...ASKED);
    expect(reviewTimes(history, timing)).toEqual({});
    expect(endReview(history, { ...timing, now: at('23:00:00') })).toEqual([]);
    expect(remindReview(history, { ...timing, now: at('23:00:00') })).toEqual([]);
  });

  it('goes on with a deadline and a reminder of its own', () => {
    const reminded: GivenEvent = {
      type: 'ReviewReminded',
      data: { resubmissionId: 'r1', deadline: iso('12:00:00') },
    };
    const back = historyOf(...OPEN, reminded, ASK, added({ reviewUntil: iso('18:30:00') }));
    expect(reviewTimes(back, timing)).toEqual({ remindAt: at('18:00:00'), endAt: at('18:30:00') });
    expect(remindReview(back, { ...timing, now: at('18:00:00') })).toHaveLength(1);
    expect(findResubmission(back, 'r1')?.review).toMatchObject({ open: true, asks: 1 });
  });
});
