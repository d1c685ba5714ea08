import { expect, test } from '@jest/globals';
import { deskRole } from './acting-role.js';
import type { Role } from './session.js';

const person = (...roles: Role[]) => ({ roles });

test.each([
  ['the role that was chosen', person('after-sales', 'ops'), 'ops', 'ops'],
  [
    'the first that the token names, where none was chosen',
    person('after-sales', 'ops'),
    null,
    'after-sales',
  ],
  ['the first, where the chosen one is not held any more', person('ops'), 'finance', 'ops'],
  ['none for who is a buyer alone', person('buyer'), 'buyer', undefined],
])('a desk acts in %s', (_, held, chosen, role) => {
  expect(deskRole(held, chosen)).toBe(role);
});
