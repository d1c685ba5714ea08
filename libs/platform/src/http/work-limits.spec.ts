import { expect, test } from '@jest/globals';
import { WorkLimits } from './work-limits.js';

const limits = (): WorkLimits =>
  new WorkLimits(
    { inAll: 3, perClient: 2 },
    { ofClient: ['too-many', 'Too many of yours.'], inAll: ['overloaded', 'Too many in all.'] },
  );

test('one client has no more under way than is its share, whatever else is free', () => {
  const work = limits();
  work.begin('a');
  work.begin('a');
  expect(() => work.begin('a')).toThrow(
    expect.objectContaining({ status: 429, code: 'too-many', retryable: true }),
  );
  expect(() => work.begin('b')).not.toThrow();
});

test('all clients together have no more under way than the service bears', () => {
  const work = limits();
  for (const client of ['a', 'b', 'c']) work.begin(client);
  expect(() => work.begin('d')).toThrow(expect.objectContaining({ status: 503, code: 'overloaded' }));
});

test('what is done makes room once, however often it is said', () => {
  const work = limits();
  const done = work.begin('a');
  work.begin('a');
  done();
  done();
  expect(work.underWay).toBe(1);
  work.begin('a');
  expect(() => work.begin('a')).toThrow(expect.objectContaining({ status: 429 }));
});
