import { expect, test } from '@jest/globals';
import { inWordsOf } from './plan-words.js';

test.each([
  [
    "what the handlers of verification decide on today's history",
    'verification 的处理程序按今天的履历决定的内容',
  ],
  ['whatever the handlers of verification call', 'verification 的处理程序会调用的一切'],
  [
    'after_sales.progress, only when it is swapped in (version 2)',
    'after_sales.progress（换上时才写，版本 2）',
  ],
  ['the handler of ResubmissionApproved in fulfillment', 'fulfillment 里 ResubmissionApproved 的处理程序'],
  ['it reaches outside: supplier, payment gateway', '它会触及外部：supplier, payment gateway'],
  ['after_sales.progress__rebuild', 'after_sales.progress__rebuild'],
])('a Chinese page says %s in Chinese, an English one as it is', (phrase, chinese) => {
  expect(inWordsOf('zh', phrase)).toBe(chinese);
  expect(inWordsOf('en', phrase)).toBe(phrase);
});
