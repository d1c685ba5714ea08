import type { OrderFact } from '@bujiao/contracts';
import {
  historyOf,
  moreTold,
  paidOrder,
  recordTaken,
  requested,
  told,
  type GivenEvent,
} from '../testing/index.js';
import { findConflicts, stoppingConflict } from './find-conflicts.js';

const asked = (code: string, known: Readonly<Record<string, string | number>>): GivenEvent => ({
  type: 'PersonAsked',
  data: { code, known },
});
const found = (facts: readonly OrderFact[], ...then: readonly GivenEvent[]) =>
  findConflicts(historyOf(recordTaken([...paidOrder(), ...facts], { quantity: 2 }), ...then));
const LIMIT = told('delivery-failed', 2, { code: '118' });
const WORK = { code: 'failure-needs-person', known: { code: '118' } };

describe('a decision that the rules leave to a person', () => {
  it('is work once somebody has asked, and stops nothing by itself', () => {
    expect(found([LIMIT])).toEqual([]);
    expect(found([LIMIT], asked(WORK.code, WORK.known))).toEqual([WORK]);
    const history = historyOf(recordTaken([...paidOrder(), LIMIT]), asked(WORK.code, WORK.known));
    expect(stoppingConflict(history)).toBeUndefined();
  });

  it('is so too where verification left it to one', () => {
    const rejected: GivenEvent = {
      type: 'ResubmissionRejected',
      data: {
        resubmissionId: 'r1',
        code: WORK.code,
        sentence: { zh: '无', en: 'none' },
        personKnows: WORK.known,
        checks: [],
      },
    };
    expect(found([LIMIT], requested(), rejected)).toEqual([WORK]);
  });

  it('is none any more once a resubmission was opened', () => {
    expect(found([LIMIT], asked(WORK.code, WORK.known), requested())).toEqual([]);
  });

  it('is none any more once the shop told what changes it', () => {
    const work = asked(WORK.code, WORK.known);
    expect(found([LIMIT], work, moreTold(told('delivery-failed', 5, { code: '110' })))).toEqual([]);
    expect(found([LIMIT], work, moreTold(told('delivered', 5, { quantity: 2 })))).toEqual([]);
    const refund = asked('refund-without-units', { amount: 300 });
    const part = told('refunded', 3, { amount: 300 });
    expect(found([part], refund)).toEqual([{ code: 'refund-without-units', known: { amount: 300 } }]);
    const units = told('corrected', 6, { reason: 'for one unit', withdraws: [part] });
    expect(found([part], refund, moreTold(units))).toEqual([]);
    const maybe = asked('maybe-delivered', { ordered: 2, surely: 0, possibly: 2 });
    expect(found([], maybe)).toMatchObject([{ code: 'maybe-delivered' }]);
    expect(found([], maybe, moreTold(told('delivered', 5, { quantity: 2 })))).toEqual([]);
    const late = asked('cancelled-after-payment', {});
    const cancelled = told('cancelled', 3, { cause: 'payment-timed-out' });
    expect(found([cancelled], late)).toEqual([{ code: 'cancelled-after-payment', known: {} }]);
    expect(found([], late)).toEqual([]);
  });

  it('of too many events stays until a person has looked', () => {
    expect(found([], asked('record-full', { facts: 1_000 }))).toMatchObject([{ code: 'record-full' }]);
  });
});
