import { EVENT_DESCRIPTIONS, shapeProblemOf } from '@bujiao/contracts';
import * as samples from './testing/sample-events.js';
import type { GivenEvent } from './testing/given.js';

/** Every sample that needs no arguments. */
const SAMPLES = Object.values(samples).flatMap((sample): GivenEvent[] => {
  if (typeof sample !== 'function') return [];
  try {
    const event = (sample as () => Partial<GivenEvent> | undefined)();
    return event?.type !== undefined && event.data !== undefined ? [event as GivenEvent] : [];
  } catch {
    return [];
  }
});

it('the data of every event as the product makes it has the shape that its contract describes', () => {
  for (const { type, data } of SAMPLES) expect([type, shapeProblemOf(type, data)]).toEqual([type, undefined]);
  expect(new Set(SAMPLES.map(({ type }) => type)).size).toBeGreaterThan(
    Object.keys(EVENT_DESCRIPTIONS).length / 2,
  );
});

it.each([
  ['a member is missing', {}, '/resubmissionId', 'is missing'],
  [
    'a member is misspelt',
    { resubmissionId: 'r1', quantity: 1, quantitiy: 2 },
    '/quantitiy',
    'is no member here',
  ],
  ['a number is a text', { resubmissionId: 'r1', quantity: '1' }, '/quantity', 'must be a whole number'],
  [
    'a text holds a NUL',
    { resubmissionId: 'r\0', quantity: 1 },
    '/resubmissionId',
    'must be a text without NUL',
  ],
  [
    'a text holds half a character',
    { resubmissionId: '\ud800', quantity: 1 },
    '/resubmissionId',
    'without NUL and half',
  ],
  ['it is no object', 'a text', '', 'must be an object'],
  ['it is a list', [], '', 'must be an object'],
  ['it has a member of every object', JSON.parse('{"__proto__": {}}'), '/__proto__', 'is no member here'],
])('says where and why, where %s', (_, data: unknown, pointer, detail) => {
  expect(shapeProblemOf('ResubmissionDelivered', data)).toEqual({
    pointer,
    detail: expect.stringContaining(detail),
  });
});
