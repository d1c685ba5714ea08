import { describe, expect, it } from '@jest/globals';
import { yuan } from './money.js';
import { columnsOf, fit, fitRight } from './wide-text.js';

describe('text on a terminal', () => {
  it('counts two columns for a Chinese character and none for a colour', () => {
    expect(columnsOf('补交ab')).toBe(6);
    expect(columnsOf('(满)')).toBe(4);
    expect(columnsOf('\u001b[31m补\u001b[0m')).toBe(2);
  });

  it('is filled and cut to the column', () => {
    expect(fit('补交', 6)).toBe('补交  ');
    expect(columnsOf(fit('王者荣耀点券直充', 9))).toBe(9);
    expect(fit('abcdef', 4)).toBe('abc…');
    expect(fitRight('补', 4)).toBe('  补');
  });

  it('shows money in yuan', () => {
    expect([yuan(5), yuan(123450), yuan(12345678)]).toEqual(['¥0.05', '¥1,234.50', '¥123,456.78']);
  });
});
