import type { RechargeTemplate, TemplateField } from '@bujiao/contracts';
import { GAME_TEMPLATE } from '../testing/index.js';
import { templateFaults } from './check-template.js';

const [ACCOUNT] = GAME_TEMPLATE.fields as [TemplateField];
const withField = (more: Partial<TemplateField>): RechargeTemplate => ({
  ...GAME_TEMPLATE,
  fields: [ACCOUNT, { field: 'gameRole', label: { zh: '角色', en: 'Role' }, type: 'text', ...more }],
});

it('a template whose fields agree with themselves has no fault', () => {
  expect(templateFaults(GAME_TEMPLATE)).toEqual([]);
});

it.each<[string, RechargeTemplate, string, string]>([
  ['no account', { ...GAME_TEMPLATE, fields: GAME_TEMPLATE.fields.slice(1) }, 'account-not-asked', '/fields'],
  ['a field twice', withField({ field: 'rechargeAccount' }), 'field-twice', '/fields/1/field'],
  ['goods twice', { ...GAME_TEMPLATE, goods: ['G1', 'G1'] }, 'goods-twice', '/goods/1'],
  ['a choice without choices', withField({ type: 'choice' }), 'choices-needed', '/fields/1/choices'],
  [
    'a choice twice',
    withField({ type: 'choice', choices: [{ value: '1' }, { value: '1' }] }),
    'choice-twice',
    '/fields/1/choices/1/value',
  ],
  [
    'a choice with a length',
    withField({ type: 'choice', choices: [{ value: '1' }], maxLength: 3 }),
    'checks-of-choice',
    '/fields/1',
  ],
  [
    'a text with choices',
    withField({ choices: [{ value: '1' }] }),
    'choices-unexpected',
    '/fields/1/choices',
  ],
  [
    'lengths that cross',
    withField({ minLength: 5, maxLength: 4 }),
    'shortest-above-longest',
    '/fields/1/minLength',
  ],
  [
    'an example that its own checks refuse',
    withField({ maxLength: 2, example: 'abc' }),
    'example-not-taken',
    '/fields/1/example',
  ],
  ['an open pattern', withField({ pattern: '(a+)+' }), 'pattern-not-understood', '/fields/1/pattern'],
  ['an endless repeat', withField({ pattern: 'a{65}' }), 'pattern-repeats-too-often', '/fields/1/pattern'],
  [
    'too many open parts',
    withField({ pattern: 'a{1,9}b{1,9}c{1,9}d{1,9}' }),
    'pattern-too-open',
    '/fields/1/pattern',
  ],
  ['a long pattern', withField({ pattern: 'a'.repeat(201) }), 'pattern-too-long', '/fields/1/pattern'],
])('%s is a fault that says where', (_, template, code, pointer) => {
  expect(templateFaults(template)).toEqual([{ code, pointer }]);
});
