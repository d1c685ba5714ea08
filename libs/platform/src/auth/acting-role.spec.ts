import { expect, test } from '@jest/globals';
import type { Role } from '@bujiao/contracts';
import { actingRole } from './acting-role.js';

interface Case {
  readonly told: string;
  readonly admitted: readonly Role[];
  readonly held: readonly Role[];
  readonly asked?: string;
  readonly role?: Role;
}

test.each([
  {
    told: 'the only one that both have',
    admitted: ['buyer', 'merchant'],
    held: ['merchant', 'finance'],
    role: 'merchant',
  },
  {
    told: 'staff before owner',
    admitted: ['buyer', 'after-sales'],
    held: ['buyer', 'after-sales'],
    role: 'after-sales',
  },
  {
    told: 'the one that is asked for',
    admitted: ['buyer', 'after-sales'],
    held: ['buyer', 'after-sales'],
    asked: 'buyer',
    role: 'buyer',
  },
  {
    told: 'none that the route does not admit',
    admitted: ['buyer'],
    held: ['buyer', 'finance'],
    asked: 'finance',
  },
  { told: 'none that the token has not', admitted: ['buyer', 'ops'], held: ['buyer'], asked: 'ops' },
  { told: 'none of a token without any', admitted: ['buyer'], held: [] },
] satisfies readonly Case[])('a request acts in $told', ({ admitted, held, asked, role }: Case) => {
  expect(actingRole(admitted, held, asked)).toBe(role);
});
