import { RetryPolicy } from './retry-policy.js';

const withJitter = (random: number, options = {}) =>
  new RetryPolicy({ firstDelayMs: 100, maxDelayMs: 1_000, attempts: 4, ...options }, () => random);

test('the wait before a retry doubles up to the limit, and half of it is jitter', () => {
  expect([1, 2, 3, 4, 5, 60].map((failures) => withJitter(1).delay(failures))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ]);
  expect([1, 5].map((failures) => withJitter(0).delay(failures))).toEqual([50, 500]);
});

test('an event is parked after the last attempt, and at once if its error is not retryable', () => {
  expect(withJitter(1).after(new Error('x'), 3)).toEqual({ retryInMs: 400 });
  expect(withJitter(1).after(new Error('x'), 4)).toEqual({ park: 'attempts-exhausted' });
  expect(withJitter(1).after({ retryable: false }, 1)).toEqual({ park: 'not-retryable' });
});

test.each(['event-store-unavailable', 'ECONNREFUSED', 'EAI_AGAIN', '57P03', '53100', '53200', '25006'])(
  'an outage never leads to parking: %s',
  (code) => {
    expect(withJitter(1).after({ code }, 1_000)).toEqual({ retryInMs: 1_000 });
  },
);

test('a thrown value that is no error is retried', () => {
  for (const thrown of [undefined, null, 'text', 7])
    expect(withJitter(1).after(thrown, 1)).toEqual({ retryInMs: 100 });
});

test('by default a handler is called eight times, over about half a minute, before its event is parked', () => {
  const policy = new RetryPolicy({}, () => 1);
  const verdicts = Array.from({ length: 8 }, (_, i) => policy.after(new Error('x'), i + 1));
  expect(verdicts).toEqual([
    ...[200, 400, 800, 1_600, 3_200, 6_400, 12_800].map((retryInMs) => ({ retryInMs })),
    { park: 'attempts-exhausted' },
  ]);
  expect(policy.delay(20)).toBe(15_000);
});
