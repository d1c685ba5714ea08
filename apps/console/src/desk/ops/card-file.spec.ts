import { expect, test } from '@jest/globals';
import { batchIdOf, readCardFile } from './card-file.js';

test('a file is read line by line, with or without a heading, a mark and Windows line ends', () => {
  const { cards, faults } = readCardFile('\uFEFF卡号,密码,有效期\r\nA1, p1 ,2027-12-31\r\n\r\nA2\tp2\r\n');
  expect(faults).toEqual([]);
  expect(cards).toEqual([
    { cardNo: 'A1', cardPassword: 'p1', expiry: '2027-12-31' },
    { cardNo: 'A2', cardPassword: 'p2' },
  ]);
});

test('a fault names its line and its kind, and none of what the line holds', () => {
  const text = [
    'A1',
    'A2,',
    ',p',
    'A3,p,1,2',
    `A4,${'x'.repeat(1025)}`,
    `A5,p,${'9'.repeat(33)}`,
    'A6,p',
    'A6,q',
  ];
  expect(readCardFile(text.join('\n')).faults).toEqual([
    { line: 1, fault: 'fields' },
    { line: 2, fault: 'card-password' },
    { line: 3, fault: 'card-no' },
    { line: 4, fault: 'fields' },
    { line: 5, fault: 'card-password' },
    { line: 6, fault: 'expiry' },
    { line: 8, fault: 'repeated' },
  ]);
});

test.each([
  ['批次 B-1.csv', 'B-1'],
  ['B.2026-11.csv', 'B.2026-11'],
  ['批次.csv', 'batch'],
])('%s suggests the batch id %s', (file, id) => {
  expect(batchIdOf(file)).toBe(id);
});
