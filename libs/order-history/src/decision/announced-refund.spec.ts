import { BASELINE } from '@bujiao/policy';
import { emptyHistory } from '../order-history.js';
import {
  failedForGood,
  historyOf,
  recordTaken,
  rejected,
  requested,
  type GivenEvent,
} from '../testing/index.js';
import { announcedRefund, announcesRefund } from './announced-refund.js';

describe('an announced refund', () => {
  it.each(['104', '109', '121', '122', 'failed', 'not-for-sale', 'given-up', 'failed-at-supplier', ''])(
    'is announced with the end %s',
    (code) => expect(announcesRefund(code, BASELINE)).toBe(true),
  );

  it.each([
    'wrong-account',
    'role-missing',
    '103',
    '116',
    '120',
    'nothing-owed',
    'order-cancelled',
    'order-refunded',
  ])('is not announced with the end %s', (code) => expect(announcesRefund(code, BASELINE)).toBe(false));

  const ended = (...events: readonly GivenEvent[]): string | undefined =>
    announcedRefund(historyOf(recordTaken([]), ...events), BASELINE)?.resubmissionId;

  it('is that of the newest resubmission, past any that were rejected', () => {
    expect(announcedRefund(emptyHistory(), BASELINE)).toBeUndefined();
    const first = [requested(), failedForGood('r1', 'not-for-sale')];
    expect(ended(...first)).toBe('r1');
    expect(ended(...first, requested({ resubmissionId: 'r2' }), rejected('r2'))).toBe('r1');
  });

  it('is closed by a later one that ended otherwise', () => {
    const second = [requested({ resubmissionId: 'r2' }), failedForGood('r2', 'wrong-account')];
    expect(ended(requested(), failedForGood('r1', 'not-for-sale'), ...second)).toBeUndefined();
  });
});
