import { expect, test } from '@jest/globals';
import type { ApiClient } from '../../api/client.js';
import { bytes, look, parkedOf } from './overview-state.js';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [8_412_345, '8.4 MB'],
  [215_000_000_000, '215 GB'],
])('%d bytes are %s', (n, text) => {
  expect(bytes(n)).toBe(text);
});

const reason = (failed: number, waiting: number, orders: number) => ({
  group: 'g',
  reason: 'r',
  failed,
  waiting,
  orders,
  attempts: failed,
  firstAt: '',
  lastAt: '',
  example: '1',
});

test('letters that wait behind a failed one are parked as well', () => {
  expect(parkedOf([reason(3, 2, 3), reason(1, 0, 1)])).toEqual({ letters: 6, orders: 4 });
});

/** An API in which these paths fail. */
const apiWithout = (...failing: readonly string[]): ApiClient =>
  ({
    get: (path: string) => (failing.includes(path) ? Promise.reject(new Error(path)) : Promise.resolve([])),
  }) as unknown as ApiClient;

test('what cannot be read is not known, and the rest is shown', async () => {
  const state = await look(apiWithout('/flow', '/installation', '/timers', '/manual-work', '/health/ready'));
  expect(state).toMatchObject({ storeUp: false, rejected: 0, groups: [] });
  expect([state.flow, state.installation, state.timers, state.waiting]).toEqual(Array(4).fill(undefined));
});

test('without lag there is no overview', async () => {
  await expect(look(apiWithout('/lag'))).rejects.toThrow('/lag');
});
