import type { OrderEvent } from '@bujiao/contracts';
import { evolve, findResubmission, type OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptUnknown,
  historyOf,
  manualWorkRequested,
  METADATA,
  NOW,
  paidOrder,
  recordTaken,
  requested,
  told,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { DELIVERY_POLICY } from '../delivery/delivery-policy.js';
import { nextStep, type StepInput } from '../delivery/next-step.decider.js';
import { manualActions, type ManualAction, type Resolution } from './manual-actions.js';
import { manualWorkItem } from './manual-work.view.js';
import { resolveManualWork } from './resolve-manual-work.decider.js';

const INPUT: StepInput = {
  now: NOW,
  policy: DELIVERY_POLICY,
  rules: BASELINE,
  defaultSupplierId: 'S1',
  supplierIds: new Set(['S1']),
};
const order = (quantity: number, ...more: readonly GivenEvent[]): OrderHistory =>
  historyOf(
    recordTaken([...paidOrder(), told('delivery-failed', 2, {})], { ...TOP_UP_TERMS, quantity }),
    requested(),
    approved(),
    attemptStarted({ quantity }),
    ...more,
  );
const unknown = order(2, attemptUnknown({ queryNo: 7 }), manualWorkRequested());
const nothingOpen = order(2, attemptFailed(), manualWorkRequested({ code: 'balance-too-low' }));

const actionOf = (history: OrderHistory, resolution: Resolution): ManualAction => {
  const found = manualActions(history, 'r1', INPUT).find((one) => one.resolution === resolution);
  if (!found) throw new Error(`no ${resolution}`);
  return found;
};

describe('what a decision about manual work would do', () => {
  it('says what it records and what delivery does then', () => {
    expect(actionOf(unknown, 'delivered')).toMatchObject({
      allowed: true,
      sentence: { zh: '2 件记为已发；这次补交完成，等买家确认。' },
    });
    expect(actionOf(unknown, 'not-delivered')).toMatchObject({
      allowed: true,
      sentence: { zh: '2 件记为没发，那次请求作废；马上向供货方补发 2 件。' },
    });
    expect(actionOf(unknown, 'give-up')).toMatchObject({
      sentence: { zh: '不再补发，结果不明的 2 件以后也不会再发；这次补交结束，退款由商城另办。' },
    });
  });

  it('names the rule where the decision is refused', () => {
    expect(actionOf(nothingOpen, 'delivered')).toMatchObject({ allowed: false, code: 'nothing-open' });
  });

  it('asks for the units where nobody knows them', () => {
    const adopted = order(1, attemptUnknown(), manualWorkRequested());
    expect(actionOf(adopted, 'delivered')).not.toHaveProperty('unitsAtMost');
    const unclear = historyOf(
      recordTaken([...paidOrder(), told('delivery-failed', 2, {})], { ...TOP_UP_TERMS, quantity: 3 }),
      requested(),
      approved(),
      attemptStarted({ quantity: 3, adopted: true, unitsUnknown: true }),
      attemptUnknown({ code: 'units-unknown' }),
      manualWorkRequested({ code: 'units-unknown' }),
    );
    expect(actionOf(unclear, 'delivered')).toMatchObject({ allowed: true, unitsAtMost: 3 });
  });

  it.each(['not-delivered', 'give-up', 'delivered'] as const)(
    'is what the decision %s then does',
    (resolution) => {
      for (const history of [unknown, nothingOpen]) {
        const action = actionOf(history, resolution);
        const decide = (): readonly OrderEvent[] =>
          resolveManualWork(history, { resubmissionId: 'r1', resolution, note: 'n', causationId: 'c' });
        if (!action.allowed) {
          expect(decide).toThrow(action.code);
          continue;
        }
        const after = decide().reduce(
          (state, event) => evolve(state, { ...event, metadata: METADATA }),
          history,
        );
        const step = nextStep(after, 'r1', INPUT);
        const ended = findResubmission(after, 'r1')?.status === 'failed';
        expect(/补发 \d+ 件/.test(action.sentence.zh)).toBe(step.do === 'start');
        expect(action.sentence.zh.includes('结束')).toBe(ended);
      }
    },
  );
});

test('an item says what was tried and lists every reason', () => {
  const row = { resubmissionId: 'r1', orderId: 'O1', code: 'outcome-unknown', since: new Date(NOW) };
  const item = manualWorkItem(row, unknown, INPUT);
  expect(item).toMatchObject({
    deadline: '2026-11-23T12:00:00.000Z',
    amount: 10_000,
    summary: { zh: '2 件到了 0 件，另 2 件要人判定：超过时限结果仍未知。' },
    tried: [
      {
        sentence: {
          zh: '第 1 次向供货方 S1（请求号 n1）发 2 件：结果未知（供货方未在时限内回复），查询过 7 次。',
        },
      },
    ],
  });
  expect(item.reasons.map(({ reason }) => reason)).toContain('supplier-confirmed');
});
