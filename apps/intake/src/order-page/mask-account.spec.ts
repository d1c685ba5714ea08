import { maskAccount } from './mask-account.js';

describe('a masked account', () => {
  it.each([
    ['13800005678', '138****5678'],
    ['12345678', '123****5678'],
    ['1234567', '1****'],
    ['a', 'a****'],
    ['', '****'],
  ])('%j is shown as %j', (account, shown) => {
    expect(maskAccount(account)).toBe(shown);
  });

  it('counts letters, not halves of them: no broken character is left', () => {
    expect(maskAccount('😀游戏账号😀')).toBe('😀****');
    expect(maskAccount('玩家😀昵称一二三四五')).toBe('玩家😀****二三四五');
  });
});
