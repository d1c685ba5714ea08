import { SILENCE_MS } from '@bujiao/client';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ApiClient } from './client.js';
import type { Connection } from './event-stream.js';
import { followEvents } from './live-events.js';
import { ApiProblem } from './problem.js';

const line = (position: string): string => `${JSON.stringify({ position, type: 'T' })}\n`;

/** A body with these lines; one that is not closed says nothing more until its reader leaves. */
const bodyOf = (lines: readonly string[], closed: boolean, signal?: AbortSignal): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const text of lines) controller.enqueue(new TextEncoder().encode(text));
        if (closed) controller.close();
        else signal?.addEventListener('abort', () => controller.error(signal.reason));
      },
    }),
  );

type Given = (signal: AbortSignal) => Response;

/** Follows what an API gives, a call at a time, which refuses for good at the end. */
function following(...given: readonly Given[]) {
  const [positions, states, from]: [string[], Connection['state'][], string[]] = [[], [], []];
  const left = [...given];
  const open = (call: { query: { from: string } }, signal: AbortSignal): Promise<Response> => {
    from.push(call.query.from);
    const next = left.shift();
    return next ? Promise.resolve(next(signal)) : Promise.reject(new ApiProblem(403, new Headers(), {}));
  };
  const end = followEvents(
    { open } as unknown as ApiClient,
    {},
    {
      signal: new AbortController().signal,
      onEvent: ({ position }) => void positions.push(position),
      onConnection: ({ state }) => void states.push(state),
    },
  );
  return { positions, states, from, refused: expect(end).rejects.toMatchObject({ status: 403 }) };
}

/** Time passes only where a spec lets it: a slow machine is no silence. */
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; !isSo(); turns += 1) {
    if (turns === 10_000) throw new Error('it did not come true');
    await jest.advanceTimersByTimeAsync(0);
  }
}

test('after a cut it resumes after the last event that it received, and reports the cut', async () => {
  const { positions, states, from, refused } = following(
    () => bodyOf([line('1'), line('2')], true),
    () => bodyOf([line('3')], true),
  );
  for (const cuts of [1, 2]) {
    await until(() => states.filter((state) => state === 'cut').length === cuts);
    await jest.advanceTimersByTimeAsync(500);
  }
  await refused;
  expect(positions).toEqual(['1', '2', '3']);
  expect(from).toEqual(['now', '2', '3']);
  expect(states).toEqual(['live', 'cut', 'live', 'cut']);
});

test('after a long silence it reconnects without a cut, from its start where it has received no event', async () => {
  const before = Date.now();
  const { positions, states, from, refused } = following(
    (signal) => bodyOf([], false, signal),
    (signal) => bodyOf([line('1')], false, signal),
  );
  await until(() => states.length === 1);
  await jest.advanceTimersByTimeAsync(SILENCE_MS);
  await until(() => positions.length === 1);
  await jest.advanceTimersByTimeAsync(SILENCE_MS);
  await refused;
  expect(positions).toEqual(['1']);
  expect(from).toEqual(['now', new Date(before).toISOString(), '1']);
  expect(states).toEqual(['live', 'live']);
});
