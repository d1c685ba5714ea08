import { expect, it } from '@jest/globals';
import type { FormField } from '../api/custom-goods.js';
import { fieldFault } from './field-fault.js';

const field = (more: Partial<FormField> = {}): FormField => ({
  field: 'gameServer',
  label: { zh: '服务器', en: 'Server' },
  type: 'text',
  required: true,
  maxLength: 6,
  given: false,
  ...more,
});

it.each<[string, FormField, string, string | undefined]>([
  ['takes what fits', field(), '1024', undefined],
  ['takes it without the blanks around it', field({ type: 'digits' }), ' 1024 ', undefined],
  ['asks for what is needed', field(), ' ', 'needed'],
  ['leaves what is not needed', field({ required: false }), '', undefined],
  ['counts characters, not units', field({ maxLength: 2 }), '🐉🐉', undefined],
  ['refuses what is too long', field({ maxLength: 2 }), 'abc', 'too-long'],
  ['refuses what is too short', field({ minLength: 3 }), 'ab', 'too-short'],
  ['knows digits', field({ type: 'digits' }), '10a4', 'wrong-type'],
  ['knows mail addresses', field({ type: 'email', maxLength: 64 }), 'a b@c', 'wrong-type'],
  ['holds the whole value against a pattern', field({ pattern: '[a-z]{2}' }), 'abc', 'wrong-form'],
  ['knows its choices', field({ type: 'choice', choices: [{ value: '1' }] }), '2', 'not-a-choice'],
])('a field %s', (_, asked, value, fault) => {
  expect(fieldFault(asked, value)).toBe(fault);
});
