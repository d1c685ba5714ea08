import type { RechargeTarget, TemplateField } from '@bujiao/contracts';
import { GAME_TEMPLATE } from '../testing/index.js';
import { askedOnly, targetFaults } from './check-target.js';

const TARGET: RechargeTarget = {
  rechargeAccount: 'dragon_2026',
  gameArea: '电信一区',
  gameServer: '1024',
  gameRole: '剑客小七',
};

describe('a delivery target', () => {
  it('that its template takes has no fault', () => {
    expect(targetFaults(GAME_TEMPLATE, TARGET)).toEqual([]);
  });

  it.each<[string, Partial<RechargeTarget>, string, string]>([
    ['without what is needed', { gameRole: '' }, 'gameRole', 'needed'],
    ['with a value that is no choice', { gameArea: '火星区' }, 'gameArea', 'not-a-choice'],
    ['of another type', { gameServer: '1o24' }, 'gameServer', 'wrong-type'],
    ['that is too long', { gameServer: '10245' }, 'gameServer', 'too-long'],
    ['that is too short', { gameRole: '七' }, 'gameRole', 'too-short'],
    ['of another form', { rechargeAccount: 'dragon-2026' }, 'rechargeAccount', 'wrong-form'],
  ])('%s: %j is wrong in %s (%s)', (_, change, field, fault) => {
    expect(targetFaults(GAME_TEMPLATE, { ...TARGET, ...change })).toEqual([{ field, fault }]);
  });

  it('with a field that the goods do not ask for is wrong: it would be sent to the supplier', () => {
    const template = { fields: GAME_TEMPLATE.fields.slice(0, 1) };
    expect(targetFaults(template, { rechargeAccount: 'dragon_2026', gameRole: 'x' })).toEqual([
      { field: 'gameRole', fault: 'unexpected' },
    ]);
  });

  it('of an order counts only as far as the goods ask for it', () => {
    const template = { fields: GAME_TEMPLATE.fields.slice(0, 1) };
    expect(askedOnly(template, TARGET)).toEqual({ rechargeAccount: 'dragon_2026' });
    expect(targetFaults(template, askedOnly(template, TARGET))).toEqual([]);
    expect(askedOnly(GAME_TEMPLATE, TARGET)).toEqual(TARGET);
    expect(askedOnly(undefined, TARGET)).toEqual(TARGET);
  });

  it('may leave out what is not required, but never the account', () => {
    const optional = GAME_TEMPLATE.fields.map((field): TemplateField => ({ ...field, required: false }));
    expect(targetFaults({ fields: optional }, {})).toEqual([{ field: 'rechargeAccount', fault: 'needed' }]);
  });

  it('of goods without a template needs its account, and may have anything else', () => {
    expect(targetFaults(undefined, { gameRole: 'x' })).toEqual([
      { field: 'rechargeAccount', fault: 'needed' },
    ]);
    expect(targetFaults(undefined, TARGET)).toEqual([]);
  });

  it('whose member is null was left out, whatever its type says', () => {
    const target = { ...TARGET, gameServer: null } as unknown as RechargeTarget;
    expect(targetFaults(GAME_TEMPLATE, target)).toEqual([{ field: 'gameServer', fault: 'needed' }]);
  });
});
