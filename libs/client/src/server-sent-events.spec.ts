import { describe, expect, it } from '@jest/globals';
import { readServerSentEvents, type ServerSentEvent } from './server-sent-events.js';

async function read(...chunks: (string | Uint8Array)[]): Promise<ServerSentEvent[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  }
  const events: ServerSentEvent[] = [];
  for await (const event of readServerSentEvents(bytes())) events.push(event);
  return events;
}

describe('server-sent events', () => {
  it('are read with id, name and data, heartbeats skipped', async () => {
    expect(await read(': beat\n\nid: 3\nevent: progress\ndata: {"a":1}\n\ndata:x\r\ndata:y\r\n\r\n')).toEqual(
      [
        { id: '3', event: 'progress', data: '{"a":1}' },
        { event: 'message', data: 'x\ny' },
      ],
    );
  });

  it('survive being cut anywhere, inside a character too', async () => {
    const whole = Buffer.from('event: progress\ndata: 核验中\n\n');
    const pieces = [...whole].map((byte) => Uint8Array.of(byte));
    expect(await read(...pieces)).toEqual([{ event: 'progress', data: '核验中' }]);
  });

  it('drop what the end of the stream cut off', async () => {
    expect(await read('data: whole\n\ndata: ha')).toEqual([{ event: 'message', data: 'whole' }]);
  });
});
