import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk, PaymentAnswerUnclear, PaymentProofs } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { recordTaken, requested, told } from '@bujiao/order-history/testing';
import { BASELINE, type Policy } from '@bujiao/policy';
import { PermissionDeadlines } from '../goods-checks/permission-deadlines.service.js';
import { ReviewDeadlines } from '../review-queue/review-deadlines.service.js';
import { KeptTimers } from '../testing/kept-timers.js';
import { NO_GOODS_FACTS } from '../testing/no-goods-facts.js';
import { NO_RISK_READER } from '../testing/no-risk-reader.js';
import { VerificationHandler } from './verification.handler.js';

const ORDER = { orderId: 'O1', resubmissionId: 'r1' };
const HOUR = 3_600_000;

/** An order whose payment the gateway answers about in a form that nobody understands. */
async function unclearPayment(proofRetryAfter: readonly number[]) {
  const rules: Policy = { ...BASELINE, defaults: { ...BASELINE.defaults, proofRetryAfter } };
  const policies = { inForce: () => rules, ofVersion: () => rules };
  const kept = new KeptTimers();
  const desk = new OrderDesk(
    new MemoryEventStore(),
    'verification',
    new StateCache<OrderHistory>({ capacity: 0 }),
  );
  let asked = 0;
  const findPayment = (paymentId: string) => {
    asked += 1;
    return Promise.reject(new PaymentAnswerUnclear(paymentId, 'an answer of another form'));
  };
  const handler = new VerificationHandler(
    desk,
    new PaymentProofs({ findPayment }, { pauses: [], fresh: 0 }),
    policies,
    NO_RISK_READER,
    new ReviewDeadlines(desk, policies, kept.timers),
    NO_GOODS_FACTS,
    new PermissionDeadlines(desk, policies, kept.timers),
    kept.timers,
  );
  const placedAt = new Date().toISOString();
  const events = [
    recordTaken([{ ...told('payment-timed-out', 5, { paymentId: 'P1' }), time: placedAt }], { placedAt }),
    requested({ reason: 'payment-timed-out' }),
  ] as OrderEvent[];
  await desk.decide({ orderId: 'O1', causationId: 'setup' }, () => events);
  const verify = () =>
    handler.verify({ id: 'e1', orderId: 'O1', data: { resubmissionId: 'r1' } } as Parameters<
      typeof handler.verify
    >[0]);
  const fire = () => kept.fire('ask-gateway-again', ORDER);
  const resubmission = async () => (await desk.historyOf('O1')).resubmissions[0];
  return { kept, verify, fire, resubmission, asked: () => asked };
}

describe('a payment whose proof is unclear', () => {
  it('is asked about again at the moment that the policy says', async () => {
    const { kept, verify, resubmission } = await unclearPayment([HOUR]);
    await verify();
    const { nextTryAt = '' } = (await resubmission())?.unclearProof ?? {};
    expect(kept.scheduled).toEqual([
      { task: 'ask-gateway-again', key: 'r1', runAt: new Date(nextTryAt), payload: ORDER },
    ]);
  });

  it('is asked about again also where that moment passed while the decision was recorded', async () => {
    const { kept, verify, fire, resubmission } = await unclearPayment([0, 0]);
    await verify();
    expect(kept.scheduled).toHaveLength(1);
    await fire();
    expect(kept.scheduled).toHaveLength(2);
    await fire();
    expect((await resubmission())?.status).toBe('rejected');
    expect(kept.scheduled).toHaveLength(2);
  });

  it('is not asked about before that moment, by a timer of another clock or an event that comes again', async () => {
    const { kept, verify, fire, resubmission, asked } = await unclearPayment([HOUR]);
    await verify();
    await fire();
    await verify();
    expect(asked()).toBe(1);
    const due = Date.parse((await resubmission())?.unclearProof?.nextTryAt ?? '');
    expect(kept.scheduled).toHaveLength(3);
    for (const { runAt } of kept.scheduled) expect(runAt.getTime()).toBeGreaterThanOrEqual(due);
  });
});
