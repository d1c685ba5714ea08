import {
  ANY,
  BACKWARDS,
  END,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { jest } from '@jest/globals';
import { EventStoreDbDouble } from './index.js';

jest.setTimeout(60_000);

/** What the real client makes of it, where the adapter does not go. */
describe.each([true, false])('the EventStoreDB double, with batched appends: %s', (batchAppend) => {
  let double: EventStoreDbDouble;
  let client: EventStoreDBClient;
  beforeEach(async () => {
    double = new EventStoreDbDouble({ batchAppend });
    await double.start();
    client = EventStoreDBClient.connectionString(double.connectionString);
  });
  afterEach(async () => {
    await client.dispose();
    double.stop();
  });

  const event = (no: number) => jsonEvent({ type: 'Noted', data: { no }, metadata: { by: '张三' } });

  it('appends the way it offers, and refuses a wrong expected revision with the actual one', async () => {
    expect(
      await client.appendToStream('a', [event(0), event(1)], { expectedRevision: NO_STREAM }),
    ).toMatchObject({ nextExpectedRevision: 1n });
    expect(await client.appendToStream('a', event(2), { expectedRevision: 1n })).toMatchObject({
      nextExpectedRevision: 2n,
    });
    const wrong = client.appendToStream('a', event(3), { expectedRevision: 1n });
    await expect(wrong).rejects.toBeInstanceOf(WrongExpectedVersionError);
    await expect(wrong).rejects.toMatchObject({ expectedVersion: 1n, actualVersion: 2n });
    await expect(client.appendToStream('b', event(3), { expectedRevision: 1n })).rejects.toMatchObject({
      actualVersion: 'no_stream',
    });
    expect(double.calls[batchAppend ? 'append' : 'batchAppend']).toBe(0);
  });

  it('answers the ids that are there as written, wherever the stream has come to, and a part of them as a conflict', async () => {
    const [one, two, three] = [event(1), event(2), event(3)];
    await client.appendToStream('a', [one, two], { expectedRevision: NO_STREAM });
    await client.appendToStream('a', three, { expectedRevision: 1n });
    expect(await client.appendToStream('a', [one, two], { expectedRevision: NO_STREAM })).toMatchObject({
      nextExpectedRevision: 1n,
    });
    expect(await client.appendToStream('a', two, { expectedRevision: ANY })).toMatchObject({
      nextExpectedRevision: 1n,
    });
    await expect(
      client.appendToStream('a', [one, three], { expectedRevision: NO_STREAM }),
    ).rejects.toBeInstanceOf(WrongExpectedVersionError);
    await expect(
      client.appendToStream('a', [three, event(4)], { expectedRevision: 1n }),
    ).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(double.log.stream('a')).toHaveLength(3);
  });

  it('reads streams and all events, both ways', async () => {
    await client.appendToStream('a', [event(0), event(1)]);
    await client.appendToStream('b', event(0));
    const back: unknown[] = [];
    for await (const { event: read } of client.readStream('a', { direction: BACKWARDS, fromRevision: END }))
      back.push(read?.revision, read?.metadata);
    expect(back).toEqual([1n, { by: '张三' }, 0n, { by: '张三' }]);
    const all: unknown[] = [];
    for await (const { event: read } of client.readAll({
      direction: BACKWARDS,
      fromPosition: END,
      maxCount: 2,
    }))
      all.push(read?.streamId);
    expect(all).toEqual(['b', 'a']);
  });

  it('begins a stream that was deleted softly again where it ended, and never one that was deleted for good', async () => {
    await client.appendToStream('a', [event(0), event(1)]);
    await client.deleteStream('a');
    expect(await client.appendToStream('a', event(2), { expectedRevision: NO_STREAM })).toMatchObject({
      nextExpectedRevision: 2n,
    });
    await client.tombstoneStream('a');
    await expect(client.appendToStream('a', event(3))).rejects.toBeInstanceOf(StreamDeletedError);
  });
});
