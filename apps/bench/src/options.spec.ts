import { expect, test } from '@jest/globals';
import { parseOptions, UsageError } from './options.js';

test('quick is smaller in every way', () => {
  const [quick, full] = [parseOptions(['--quick']), parseOptions([])];
  for (const size of [
    'resubmissions',
    'memoryAfter',
    'rounds',
    'latencySeconds',
    'latencyWarmUpSeconds',
    'warmUp',
  ] as const) {
    expect(quick?.[size]).toBeLessThan(full?.[size] as number);
  }
});

test('memory is looked at after 100,000 resubmissions', () => {
  expect(parseOptions([])?.memoryAfter).toBe(100_000);
});

test.each([
  ['--resubmissions', 'many'],
  ['--resubmissions', '5'],
  ['--unknown', '1'],
])('%s %s is refused, with the usage or the reason', (...argv) => {
  expect(() => parseOptions(argv)).toThrow(UsageError);
});
