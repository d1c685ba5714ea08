import { describe, expect, it } from '@jest/globals';
import { eventually, waitUntil } from '../index.js';

describe('waiting in specs', () => {
  it('resolves when the condition comes true', async () => {
    let checks = 0;
    await waitUntil(() => ++checks === 3);
    expect(checks).toBe(3);
  });

  it('checks a condition once although the deadline has passed', async () => {
    await expect(waitUntil(() => Promise.resolve(true), 0)).resolves.toBeUndefined();
  });

  it('fails with the text of the condition that never came true', async () => {
    const isBlueMoon = (): boolean => false;
    await expect(waitUntil(() => isBlueMoon(), 20)).rejects.toThrow(/20 ms.*isBlueMoon/);
  });

  it('returns the first good answer, and fails with the last one when none is good', async () => {
    let n = 0;
    expect(
      await eventually(
        () => ({ n: ++n }),
        (answer) => answer.n === 2,
      ),
    ).toEqual({ n: 2 });
    await expect(
      eventually(
        () => ({ state: 'never ready' }),
        () => false,
        20,
      ),
    ).rejects.toThrow('never ready');
  });

  it('passes on at once what the condition throws', async () => {
    const broken = (): boolean => {
      throw new Error('no such table');
    };
    await expect(waitUntil(broken)).rejects.toThrow('no such table');
  });
});
