import { describe, expect, it } from '@jest/globals';
import { FaultScript } from './fault-script.js';

const subject = (key: string, properties = {}): { key: string; properties: Record<string, string> } => ({
  key,
  properties,
});

describe('a fault script', () => {
  it('applies the first rule that matches, as often as it says', () => {
    const script = new FaultScript<'a' | 'b'>(1, [
      { fault: 'a', match: { goods: 'x' }, times: 2 },
      { fault: 'b' },
    ]);
    const hits = ['x', 'y', 'x', 'x'].map((goods) => script.take(subject('k', { goods }))?.fault);
    expect(hits).toEqual(['a', 'b', 'a', 'b']);
  });

  it('draws a probability from seed and key, whatever the order of the requests', () => {
    const keys = Array.from({ length: 400 }, (_, i) => `R${i}`);
    const hit = (seed: number, inOrder: string[]): string[] => {
      const script = new FaultScript<'a'>(seed, [{ fault: 'a', probability: 0.25 }]);
      return inOrder.filter((key) => script.take(subject(key))).sort();
    };
    const once = hit(7, keys);
    expect(hit(7, [...keys].reverse())).toEqual(once);
    expect(hit(8, keys)).not.toEqual(once);
    expect(once.length).toBeGreaterThan(60);
    expect(once.length).toBeLessThan(140);
  });
});
