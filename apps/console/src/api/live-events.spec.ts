import { expect, test } from '@jest/globals';
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
async function followed(...given: readonly Given[]) {
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
      silenceMs: 20,
      onEvent: ({ position }) => void positions.push(position),
      onConnection: ({ state }) => void states.push(state),
    },
  );
  await expect(end).rejects.toMatchObject({ status: 403 });
  return { positions, states, from };
}

test('after a cut it goes on behind the last event that it saw, and tells of the cut', async () => {
  const { positions, states, from } = await followed(
    () => bodyOf([line('1'), line('2')], true),
    () => bodyOf([line('3')], true),
  );
  expect(positions).toEqual(['1', '2', '3']);
  expect(from).toEqual(['now', '2', '3']);
  expect(states).toEqual(['live', 'cut', 'live', 'cut']);
});

test('after a long silence it connects anew, from where it began where no event has come, without a cut', async () => {
  const before = Date.now();
  const { positions, states, from } = await followed(
    (signal) => bodyOf([], false, signal),
    (signal) => bodyOf([line('1')], false, signal),
  );
  expect(positions).toEqual(['1']);
  expect(from).toEqual(['now', expect.any(String), '1']);
  expect(Date.parse(from[1] ?? '')).toBeGreaterThanOrEqual(before);
  expect(states).toEqual(['live', 'live']);
});
