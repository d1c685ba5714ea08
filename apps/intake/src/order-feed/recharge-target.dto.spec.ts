import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { RechargeTargetDto } from './recharge-target.dto.js';

const target = (over: object): RechargeTargetDto =>
  plainToInstance(RechargeTargetDto, { rechargeAccount: '13800000000', ...over });
const errorsOf = (over: object): string[] =>
  validateSync(target(over)).flatMap(({ constraints }) => Object.values(constraints ?? {}));

describe('the target of a top-up', () => {
  it('is what was meant, not how it was typed', () => {
    const given = target({
      rechargeAccount: '\u3000１３８００００００００ \r\n',
      gameArea: ' 电信一区 ',
      gameServer: '艾欧尼亚\t',
      gameRole: ' 战神👨‍👩‍👧１ ',
    });
    expect(validateSync(given)).toEqual([]);
    expect({ ...given }).toEqual({
      rechargeAccount: '13800000000',
      gameArea: '电信一区',
      gameServer: '艾欧尼亚',
      gameRole: '战神👨‍👩‍👧１',
    });
  });

  it.each([
    ['blanks only', ' \u3000\t', 'blank'],
    ['a zero-width character', '138\u200b0', 'invisible-character'],
    ['a direction override', '138\u202e0', 'invisible-character'],
    ['a line break', '138\n0', 'line-break'],
    ['NUL', '138\0', 'control-character'],
    ['half a character', '138\ud800', 'half-character'],
    ['a number', 138, 'not-a-text'],
  ])('is refused where the account is %s, or a role is', (_name, value, code) => {
    for (const field of ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole'])
      expect(errorsOf({ [field]: value })).toEqual([
        expect.stringContaining(`${field} is refused (${code})`),
      ]);
  });

  it('needs an account and nothing else', () => {
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ rechargeAccount: undefined })).toHaveLength(1);
  });
});
