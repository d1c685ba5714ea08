import { getEventListeners } from 'node:events';
import { isTrueWithin, pause, untilAborted, within } from './waiting.js';

describe('a pause', () => {
  it('ends with its signal, before its time', async () => {
    const leaving = new AbortController();
    const paused = pause(3_600_000, leaving.signal);
    leaving.abort();
    await expect(paused).resolves.toBeUndefined();
    await expect(pause(3_600_000, leaving.signal)).resolves.toBeUndefined();
  });
});

describe('a condition with a deadline', () => {
  it('is true as soon as it holds', async () => {
    let checks = 0;
    expect(await isTrueWithin(() => ++checks === 3, 60_000, 1)).toBe(true);
    expect(checks).toBe(3);
  });

  it('is checked once although the deadline has passed', async () => {
    expect(await isTrueWithin(() => Promise.resolve(true), 0)).toBe(true);
  });

  it('is false after the deadline', async () => {
    expect(await isTrueWithin(() => false, 5, 1)).toBe(false);
  });

  it('passes on at once what it throws', async () => {
    const broken = (): boolean => {
      throw new Error('no such table');
    };
    await expect(isTrueWithin(broken, 60_000)).rejects.toThrow('no such table');
  });
});

describe('work with a deadline', () => {
  const never = new Promise(() => undefined);

  it('is waited for until it ends, also with an error', async () => {
    let ended = false;
    await within(
      3_600_000,
      pause(1).then(() => (ended = true)),
    );
    expect(ended).toBe(true);
    await expect(within(3_600_000, Promise.reject(new Error('broken')))).resolves.toBeUndefined();
  });

  it('is waited for no longer than its deadline', async () => {
    await expect(within(1, never)).resolves.toBeUndefined();
  });
});

describe('work that a signal can leave behind', () => {
  const never = new Promise(() => undefined);

  it('is waited for until it ends, also with an error, and leaves no listener', async () => {
    const { signal } = new AbortController();
    await untilAborted(signal, Promise.resolve());
    await untilAborted(signal, Promise.reject(new Error('failed')));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('is waited for until the signal aborts', async () => {
    const leaving = new AbortController();
    const waited = untilAborted(leaving.signal, never);
    leaving.abort();
    await expect(waited).resolves.toBeUndefined();
    await expect(untilAborted(leaving.signal, never)).resolves.toBeUndefined();
  });
});
