import type { OrderHistory } from '@bujiao/order-history';
import {
  given,
  NOW,
  requested,
  snapshotTaken,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE, type Policy } from '@bujiao/policy';
import { askPermissionAgain, confirmPermission, endPermission } from './permission.decider.js';

const CUSTOM = { ...TOP_UP_TERMS, goods: { ...TOP_UP_TERMS.goods, kind: 'custom' as const } };
const LASTS = 60_000;
const POLICY: Policy = {
  ...BASELINE,
  goods: { custom: { checks: ['permission'], permission: { sends: 3, sendAgainAfter: 10_000 } } },
};
const id = { resubmissionId: 'r1' };
const expiresAt = new Date(NOW + LASTS).toISOString();
const asked = (askNo: number, ms: number): GivenEvent => ({
  type: 'PermissionAsked',
  data: {
    ...id,
    askNo,
    ways: ['code', 'click'],
    expiresAt,
    notice: {
      code: 'confirm-role',
      values: {},
      catalogue: 2,
      languages: ['zh', 'en'],
      sentence: { zh: '确认', en: 'confirm' },
    },
  },
  metadata: { occurredAt: new Date(NOW + ms).toISOString() },
});
const OPEN: readonly GivenEvent[] = [
  snapshotTaken(undefined, CUSTOM),
  requested(),
  { type: 'AccountChecked', data: { ...id, role: 'm', given: ['rechargeAccount'], wrong: [] } },
];
const command = (ms: number) => ({ resubmissionId: 'r1', policy: POLICY, now: NOW + ms });
const confirm = (ms: number) => (history: OrderHistory) =>
  confirmPermission(history, { ...command(ms), by: 'click' });
const again = (ms: number) => (history: OrderHistory) => askPermissionAgain(history, command(ms));
const end = (ms: number) => (history: OrderHistory) => endPermission(history, command(ms));
const confirmed: GivenEvent = { type: 'PermissionConfirmed', data: { ...id, by: 'code' } };

describe('the confirmation of a role', () => {
  it('counts until the last moment, and not a moment later', () => {
    given(...OPEN, asked(1, 0))
      .when(confirm(LASTS - 1))
      .then({ type: 'PermissionConfirmed', data: { by: 'click' } });
    given(...OPEN, asked(1, 0))
      .when(confirm(LASTS))
      .thenRefused('permission-not-awaited');
  });

  it('that comes again is the same one; without a question it is refused', () => {
    given(...OPEN, asked(1, 0), confirmed)
      .when(confirm(1))
      .thenNothing();
    given(...OPEN)
      .when(confirm(1))
      .thenRefused('permission-not-awaited');
  });

  it('ends by its time alone, and never where the owner confirmed', () => {
    given(...OPEN, asked(1, 0))
      .when(end(LASTS - 1))
      .thenNothing();
    given(...OPEN, asked(1, 0))
      .when(end(LASTS))
      .then({ type: 'PermissionExpired', data: { expiresAt } });
    given(...OPEN, asked(1, 0), confirmed)
      .when(end(LASTS))
      .thenNothing();
  });

  it('of a request that has ended is refused', () => {
    const rejected: GivenEvent = {
      type: 'ResubmissionRejected',
      data: { ...id, code: 'x', sentence: { zh: '无', en: 'none' }, checks: [] },
    };
    given(...OPEN, asked(1, 0), rejected)
      .when(confirm(1))
      .thenRefused('permission-not-awaited');
  });
});

describe('another notice', () => {
  it('does not move the end of the time', () => {
    given(...OPEN, asked(1, 0))
      .when(again(10_000))
      .then({ type: 'PermissionAsked', data: { askNo: 2, expiresAt } });
  });

  it('is sent only some time after the last one, and so many times in all', () => {
    given(...OPEN, asked(1, 0))
      .when(again(9_999))
      .thenRefused('code-sent-just-now');
    given(...OPEN, asked(1, 0), asked(2, 10_000))
      .when(again(19_999))
      .thenRefused('code-sent-just-now');
    given(...OPEN, asked(1, 0), asked(2, 10_000), asked(3, 20_000))
      .when(again(50_000))
      .thenRefused('code-sent-too-often');
  });
});
