import { expect, test } from '@jest/globals';
import type { ApiClient } from './client.js';
import { follow, type Connection } from './event-stream.js';
import { ApiProblem } from './problem.js';

const bodyOf = (...chunks: string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });

/** An API that gives these answers, one a call, and keeps the headers of each call. */
function apiOf(...answers: (Response | Error)[]) {
  const asked: Record<string, string>[] = [];
  const open = (call: { headers?: Record<string, string> }): Promise<Response> => {
    asked.push(call.headers ?? {});
    const answer = answers.shift() ?? new Response(null, { status: 204 });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { api: { open } as unknown as ApiClient, asked };
}

test('after a cut it comes back with the last id that it saw, and tells of both', async () => {
  const { api, asked } = apiOf(
    new Response(bodyOf('event: progress\nid: 7\ndata: {}\n\n')),
    new TypeError('network'),
    new Response(bodyOf('event: progress\nid: 8\ndata: {}\n\nevent: end\nid: 8\ndata: {}\n\n')),
  );
  const ids: (string | undefined)[] = [];
  const states: Connection['state'][] = [];
  await follow(api, {
    path: '/orders/{orderId}/progress',
    parameters: { orderId: 'O1' },
    signal: new AbortController().signal,
    onEvent: ({ id }) => ids.push(id),
    onConnection: ({ state }) => states.push(state),
  });
  expect(ids).toEqual(['7', '8']);
  expect(asked.map((headers) => headers['last-event-id'])).toEqual([undefined, '7', '7']);
  expect(states).toEqual(['live', 'cut', 'cut', 'live']);
});

test('a refusal of the API ends it', async () => {
  const { api } = apiOf(new ApiProblem(404, new Headers(), { code: 'order-not-found' }));
  const following = {
    path: '/orders/{orderId}/progress' as const,
    parameters: { orderId: 'O1' },
    signal: new AbortController().signal,
    onEvent: () => 0,
    onConnection: () => 0,
  };
  await expect(follow(api, following)).rejects.toMatchObject({ code: 'order-not-found' });
});

test.each([408, 429])('a refusal of the moment, %d, is a cut: it tries again', async (status) => {
  const { api, asked } = apiOf(new ApiProblem(status, new Headers(), {}));
  const states: Connection['state'][] = [];
  await follow(api, {
    path: '/orders/{orderId}/progress',
    parameters: { orderId: 'O1' },
    signal: new AbortController().signal,
    onEvent: () => 0,
    onConnection: ({ state }) => states.push(state),
  });
  expect(states).toEqual(['cut']);
  expect(asked).toHaveLength(2);
});

/** Bytes that are sent one after the other, `everyMs`, on a connection that stays open until its signal aborts. */
function openBody(
  signal: AbortSignal,
  chunks: readonly string[],
  everyMs: number,
): ReadableStream<Uint8Array> {
  const left = [...chunks];
  return new ReadableStream({
    start(controller) {
      const sending = setInterval(() => {
        const chunk = left.shift();
        if (chunk !== undefined) controller.enqueue(new TextEncoder().encode(chunk));
      }, everyMs);
      signal.addEventListener('abort', () => (clearInterval(sending), controller.error(signal.reason)));
    },
  });
}

test('a stream that stays open and says nothing is a cut; comments keep it', async () => {
  const leaving = new AbortController();
  const comments = Array.from({ length: 20 }, () => ':\n\n');
  const bodies = [[], [...comments, 'event: progress\nid: 8\ndata: {}\n\n']];
  const open = (_call: unknown, signal: AbortSignal): Promise<Response> =>
    Promise.resolve(new Response(openBody(signal, bodies.shift() ?? [], 50)));
  const states: Connection['state'][] = [];
  await follow({ open } as unknown as ApiClient, {
    path: '/orders/{orderId}/progress',
    parameters: { orderId: 'O1' },
    signal: leaving.signal,
    silenceMs: 500,
    onEvent: () => leaving.abort(),
    onConnection: ({ state }) => states.push(state),
  });
  expect(states).toEqual(['live', 'cut', 'live']);
});
