import { describe, expect, it } from '@jest/globals';
import { requestIdOf, traceParentOf } from './trace-context.js';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('what a caller sends along for traces', () => {
  it('is taken where it is a W3C trace context', () => {
    expect(traceParentOf(TRACE)).toBe(TRACE);
  });

  it.each([
    '',
    'x'.repeat(9_000),
    `${TRACE}\u0085`,
    '00-a',
    TRACE.toUpperCase(),
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  ])('is left out where it is none: %p', (text) => {
    expect(traceParentOf(text)).toBeUndefined();
  });

  it('names the request in the log where its characters are safe there', () => {
    expect(requestIdOf({ 'x-request-id': 'click-17' })).toBe('click-17');
    for (const id of ['a b', 'x'.repeat(101), '\u001b[31m'])
      expect(requestIdOf({ 'x-request-id': id })).not.toBe(id);
  });
});
