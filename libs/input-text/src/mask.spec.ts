import fc from 'fast-check';
import { maskAccount, maskNumber } from './mask.js';

describe('a masked account', () => {
  it.each([
    ['13800138001', '*******8001'],
    ['340567812', '34*****12'],
    ['liming@qq.com', 'li***@qq.com'],
    ['Liming@QQ.com', 'Li***@QQ.com'],
    ['li@qq.com', '***@qq.com'],
    ['12345678', '12****78'],
    ['1234567', '1*****7'],
    ['12345', '*****'],
    ['a', '*'],
    ['', ''],
    ['me@zhang-san.cn', 'me***********cn'],
    ['😀游戏账号😀', '😀****😀'],
    ['玩家😀昵称一二三四五', '玩家******四五'],
    ['👨‍👩‍👧‍👦abcdefg', '********'],
  ])('%j is shown as %j', (account, shown) => {
    expect(maskAccount(account)).toBe(shown);
  });

  it.each([maskAccount, maskNumber])(
    'shows at most half, at most four, and nothing of five or fewer: %p',
    (mask) => {
      const anyText = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.stringMatching(/^\d{0,20}$/),
      );
      fc.assert(
        fc.property(anyText, (raw) => {
          const account = raw.replaceAll('*', 'x');
          const shown = [...mask(account)].filter((c) => c !== '*').length;
          const length = [...account].length;
          expect(shown).toBeLessThanOrEqual(Math.min(4, length / 2));
          if (length <= 5) expect(shown).toBe(0);
        }),
        { numRuns: 2_000 },
      );
    },
  );

  it('of a mail shows at most two letters of the name, and a domain only of the great providers', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,20}$/);
    fc.assert(
      fc.property(name, fc.constantFrom('qq.com', '163.com', 'gmail.com'), (local, domain) => {
        const mask = maskAccount(`${local}@${domain}`);
        expect(mask.endsWith(`***@${domain}`)).toBe(true);
        const shown = mask.indexOf('*');
        expect(shown).toBeLessThanOrEqual(Math.min(2, local.length / 2));
        if (local.length <= 5) expect(shown).toBe(0);
      }),
    );
  });
});

describe('a masked number', () => {
  it.each([
    ['QB202611230001', '**********0001'],
    ['12345', '*****'],
    ['123456', '****56'],
  ])('%j is shown as %j', (number, shown) => {
    expect(maskNumber(number)).toBe(shown);
  });
});
