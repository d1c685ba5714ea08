import type { Deadline } from './deadline.js';

/**
 * The chunks of a body, each of which restarts the deadline; as browsers have a body too: not all of them can iterate over one.
 * Leaving the loop closes the connection.
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  deadline: Deadline,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      deadline.restart();
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
