import type { CheckResult } from '@bujiao/contracts';
import {
  CHECK_CODES,
  checkSentence,
  earlierSentence,
  fieldNames,
  noDataSentence,
  requesterName,
  similarSentence,
} from './index.js';
import { expectTrueSentence } from './testing/true-sentence.js';

const AT = '2026-11-23T10:00:00.000Z';
const READ: Readonly<Record<CheckResult['check'], readonly CheckResult['on'][]>> = {
  'requester-may-act': [{ role: 'buyer' }, { role: 'none' }],
  'still-owed': [{ owed: 1, ordered: 2, byShop: 1, byUs: 0, refunded: 0 }],
  'reason-fits-order': [
    { reason: 'delivery-failed', status: 'delivery-failed', code: '110' },
    { reason: 'of-a-later-version', status: 'of-a-later-version' },
  ],
  'inside-window': [{ since: AT, requestedAt: AT, placedAt: AT, windowMs: 86_400_000 }],
  'payment-proven': ['gateway', 'free', 'shop', 'x'].map((by) => ({ by, due: 1000, received: 1000 })),
  account: [
    { wrong: 'none', role: 'exists' },
    { wrong: 'gameArea,gameServer', role: 'not-asked' },
    { wrong: 'none', role: 'cannot-say' },
    { wrong: 'none', role: 'missing' },
  ],
  'role-binding': [
    { binding: 'first' },
    { binding: 'another', boundBy: 'SO20261123000009' },
    { binding: 'not-looked-up' },
  ],
  permission: ['code', 'click', 'own-request', 'nobody'].map((by) => ({ by, asked: 2 })),
};

it.each(CHECK_CODES)('the check %s says what it read, passed or not, in both languages', (check) => {
  for (const on of READ[check])
    for (const passed of [true, false]) {
      const sentence = checkSentence({ check, passed, on });
      expectTrueSentence(sentence);
      expect(sentence.zh.startsWith(passed ? '通过' : '未通过')).toBe(true);
    }
});

it('a check that a later version makes is named by its code', () => {
  expect(checkSentence({ check: 'constructor' as 'account', passed: false, on: {} }).en).toBe(
    'Not passed: constructor.',
  );
});

it('what a reviewer reads of the request says no code', () => {
  const sentences = [
    requesterName('buyer'),
    requesterName('of-a-later-version'),
    earlierSentence({ reason: 'delivery-failed', status: 'rejected', requestedAt: AT }),
    similarSentence({ decision: 'approve', end: 'under-way' }),
    noDataSentence([{ zh: '已知天数', en: 'Days known' }]),
    fieldNames(['rechargeAccount', 'gameArea']),
  ];
  for (const { zh, en } of sentences) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${zh}${en}`).not.toMatch(/delivery-failed|under-way|rechargeAccount|undefined/);
  }
});
