import { expect, test } from '@jest/globals';
import { WorkLimits } from './work-limits.js';

const limits = (): WorkLimits =>
  new WorkLimits(
    { inAll: 3, perClient: 2 },
    { ofClient: ['too-many', 'Too many of yours.'], inAll: ['overloaded', 'Too many in all.'] },
  );

test('one client cannot exceed its limit, even if others are idle', () => {
  const work = limits();
  work.begin('a');
  work.begin('a');
  expect(() => work.begin('a')).toThrow(
    expect.objectContaining({ status: 429, code: 'too-many', retryable: true }),
  );
  expect(() => work.begin('b')).not.toThrow();
});

test('all clients together cannot exceed the limit of the service', () => {
  const work = limits();
  for (const client of ['a', 'b', 'c']) work.begin(client);
  expect(() => work.begin('d')).toThrow(expect.objectContaining({ status: 503, code: 'overloaded' }));
});

test('finished work frees its place once, also if it is reported twice', () => {
  const work = limits();
  const done = work.begin('a');
  work.begin('a');
  done();
  done();
  expect(work.underWay).toBe(1);
  work.begin('a');
  expect(() => work.begin('a')).toThrow(expect.objectContaining({ status: 429 }));
});
