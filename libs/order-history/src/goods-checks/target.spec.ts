import type { Sealed } from '@bujiao/contracts';
import { findResubmission } from '../order-history.js';
import {
  historyOf,
  moreTold,
  requested,
  snapshotTaken,
  told,
  TOP_UP_TERMS,
  type GivenEvent,
} from '../testing/index.js';
import { targetOf, targetOfAttempt } from './target.js';

const FIRST = TOP_UP_TERMS.rechargeTarget as Sealed;
const CORRECTED: Sealed = { keyOf: 'B1', sealed: 'corrected' };
const corrected = moreTold(told('corrected', 30, { reason: 'x', terms: { rechargeTarget: CORRECTED } }));
const opened = snapshotTaken(undefined, TOP_UP_TERMS);
const checked: GivenEvent = {
  type: 'AccountChecked',
  data: { resubmissionId: 'r1', role: 'm', given: ['rechargeAccount'], wrong: [] },
};
const started: GivenEvent = {
  type: 'DeliveryAttemptStarted',
  data: {
    ...{ resubmissionId: 'r1', attemptId: 'a1', attemptNo: 1, requestNo: 'R1', quantity: 1 },
    source: { kind: 'supplier', supplierId: 'S1' },
  },
};
const targetAfter = (...events: readonly GivenEvent[]): Sealed | undefined => {
  const history = historyOf(...events);
  const resubmission = findResubmission(history, 'r1');
  const attempt = resubmission?.attempts[0];
  return attempt
    ? targetOfAttempt(history, resubmission, attempt)
    : targetOf(history, findResubmission(history, 'r1'));
};

describe('the target of a resubmission', () => {
  it('is the order’s, as the shop corrected it before the click', () => {
    expect(targetAfter(opened, requested())).toEqual(FIRST);
    expect(targetAfter(opened, corrected, requested())).toEqual(CORRECTED);
    expect(targetAfter(opened, corrected, requested(), started)).toEqual(CORRECTED);
  });

  it('is the one that was asked for, whatever the shop corrects', () => {
    const given: Sealed = { keyOf: 'B1', sealed: 'given' };
    expect(targetAfter(opened, requested({ rechargeTarget: given }), checked, corrected)).toEqual(given);
  });

  it('is the one that was checked: a correction that comes while the checks wait redirects nothing', () => {
    expect(targetAfter(opened, corrected, requested(), checked)).toEqual(CORRECTED);
    expect(targetAfter(opened, requested(), checked, corrected)).toEqual(FIRST);
    expect(targetAfter(opened, requested(), checked, corrected, started)).toEqual(FIRST);
  });

  it('stays with a number that may have been sent', () => {
    expect(targetAfter(opened, requested(), started, corrected)).toEqual(FIRST);
  });
});
