import { expect, test } from '@jest/globals';
import type { Role } from '@bujiao/contracts';
import type { Principal } from '@bujiao/platform';
import { isOwner, isStaff, maySee } from './index.js';

const acting = (role: Role, id = 'B1'): Principal => ({
  id,
  role,
  actor: { kind: 'person', id, role },
  expiresAt: Infinity,
});
const MINE = { buyerId: 'B1' };
const OTHERS = { buyerId: 'B2' };

test('a request in the role buyer owns the buyer’s orders alone, whatever other roles its token has', () => {
  expect([isOwner(acting('buyer'), MINE), isOwner(acting('buyer'), OTHERS)]).toEqual([true, false]);
  expect([isStaff(acting('buyer')), maySee(acting('buyer'), OTHERS)]).toEqual([false, false]);
});

test('a request in a role of the platform sees every order and owns none', () => {
  expect([isStaff(acting('finance')), maySee(acting('finance'), OTHERS)]).toEqual([true, true]);
  expect(isOwner(acting('after-sales'), MINE)).toBe(false);
});

test('a buyer’s token never gives access to a merchant’s orders, nor the reverse', () => {
  expect(isOwner(acting('buyer', 'X'), { buyerId: 'B2', merchantId: 'X' })).toBe(false);
  expect(isOwner(acting('merchant', 'X'), { buyerId: 'X', merchantId: 'M2' })).toBe(false);
  expect(isOwner(acting('merchant', 'X'), { buyerId: 'B2', merchantId: 'X' })).toBe(true);
});
