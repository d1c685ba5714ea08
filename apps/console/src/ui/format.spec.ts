import { expect, test } from '@jest/globals';
import { duration, inFours, money } from './format.js';

test.each([
  [0, '0 毫秒', '0 ms'],
  [400, '400 毫秒', '400 ms'],
  [41_000, '41 秒', '41 s'],
  [3_593_000, '59 分 53 秒', '59 min 53 s'],
  [3_600_000, '1 小时', '1 h'],
  [7_980_000, '2 小时 13 分', '2 h 13 min'],
  [90_000_000, '1 天 1 小时', '1 d 1 h'],
])('%i ms are %s and %s', (ms, zh, en) => {
  expect(duration(ms, 'zh')).toBe(zh);
  expect(duration(ms, 'en')).toBe(en);
});

test.each([
  [0, '¥0.00'],
  [120_400, '¥1,204.00'],
  [-2_000, '−¥20.00'],
  [5, '¥0.05'],
])('%i 分 are %s', (fen, text) => {
  expect(money(fen)).toBe(text);
});

test.each([
  ['7K4MQ2XN88RT', '7K4M Q2XN 88RT'],
  ['SHORT', 'SHORT'],
  ['with space 1234', 'with space 1234'],
])('%s is shown as %s', (text, shown) => {
  expect(inFours(text)).toBe(shown);
});
