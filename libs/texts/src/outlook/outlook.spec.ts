import { DOERS, NEXT_CODES, OUTLOOK_CODES, STOP_CODES } from '@bujiao/order-history';
import {
  doerName,
  helpFor,
  KNOWN_DECISION_CODES,
  nextText,
  nowText,
  orderSentence,
  stoppedSentence,
} from '../index.js';
import { expectTrueSentence } from '../testing/true-sentence.js';

const AT = '2026-11-26T15:11:30.000Z';
const VALUES = { quantity: 2, queryNo: 11, attemptNo: 3, code: 'timed-out', until: AT };
/** What an order without an open resubmission says by its decision. */
const BY_DECISION = ['buyer-may-ask', 'order-waits', 'needs-support', 'settled'];

describe('what happens with an order and what comes next has words in both languages', () => {
  it.each(OUTLOOK_CODES)('now: %s', (code) => {
    const text = nowText(code, VALUES);
    expect(text === undefined).toBe(BY_DECISION.includes(code));
    if (text) expectTrueSentence(text);
  });

  it('goods that arrived in a contradiction wait for its end', () => {
    const text = nowText('arrived', { quantity: 1, waits: 'conflict' });
    expect(text?.zh).toContain('客服处理完之前不会自动确认收货');
    if (text) expectTrueSentence(text);
  });

  it.each(NEXT_CODES)('next: %s', (code) => expectTrueSentence(nextText(code, VALUES)));
  it.each(STOP_CODES)('where it stops: %s', (code) => expectTrueSentence(stoppedSentence(code)));
  it.each(DOERS)('who: %s', (by) => expectTrueSentence(doerName(by)));
  it.each([...KNOWN_DECISION_CODES, 'constructor'])('who can help where %s stands against it', (code) =>
    expectTrueSentence(helpFor(code).sentence),
  );
});

describe('the line that a page opens with', () => {
  const sums = { amount: 5000, received: 5000, refunded: 0, ordered: 5, delivered: 3, refundedUnits: 0 };
  const now = { zh: '供货方没有回话。', en: 'The supplier has not answered.' };

  it('says money, units, what happens now, and what comes next with its time', () => {
    const next = [
      { code: 'asks-supplier', at: AT, known: { queryNo: 8 } },
      { code: 'goes-to-person', at: '2026-11-26T15:41:00.000Z', known: {} },
    ];
    expect(orderSentence(sums, now, next)).toEqual({
      zh: '已付 ¥50.00，5 件到了 3 件。供货方没有回话。11-26 23:12 第 8 次查询供货方，11-26 23:41 还没有结果就转客服。',
      en: '¥50.00 paid, 3 of 5 units delivered. The supplier has not answered. At 11-26 23:12 the supplier is asked, for the 8th time; at 11-26 23:41 it goes to support if there is no result.',
    });
  });

  it('leaves out what has no time', () => {
    const { zh } = orderSentence(sums, now, [{ code: 'is-delivered', known: {} }]);
    expect(zh).toBe('已付 ¥50.00，5 件到了 3 件。供货方没有回话。');
  });

  it.each([
    [{ amount: 0, received: 0 }, '免费订单'],
    [{ received: 0 }, '应付 ¥50.00，没有收到付款'],
    [{ received: 1000 }, '应付 ¥50.00，收到 ¥10.00'],
    [{ refunded: 2000, refundedUnits: 2 }, '已付 ¥50.00，已退 ¥20.00，5 件到了 3 件，退了 2 件'],
  ])('names the money as it is: %j', (different, text) => {
    const sentence = orderSentence({ ...sums, ...different }, now, []);
    expect(sentence.zh).toContain(text);
    expectTrueSentence(sentence);
  });
});
