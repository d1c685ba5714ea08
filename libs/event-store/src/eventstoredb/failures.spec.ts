import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { appended, appendOneByOne, eventually, newEvent, newEvents } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import { EventStoreDbDouble } from './double/index.js';
import { createEventStoreDbEventStore, type EventStoreDbEventStore } from './index.js';

describe('the EventStoreDB event store, when things break', () => {
  let double: EventStoreDbDouble;
  let opened: EventStoreDbEventStore[];
  const open = (parameters = ''): EventStoreDbEventStore => {
    const store = createEventStoreDbEventStore({ connectionString: double.connectionString + parameters, pollMs: 60_000 });
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    opened = [];
    double = new EventStoreDbDouble();
    await double.start();
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    double.stop();
  });

  it('appends once when answers are lost, and answers as if they had not been', async () => {
    const store = open();
    double.loseAnswers(2);
    const result = appended(await store.append('order-1', 'no-stream', newEvents(2)));
    expect(result).toMatchObject({ duplicate: false, head: { revision: 1 } });
    expect((await store.read('order-1')).head).toEqual(result.head);
    expect(double.log.all).toHaveLength(2);
  });

  it('says that the server is unavailable while it is away, and goes on when it is back', async () => {
    const store = open();
    await store.ping();
    double.stop();
    await expect(store.ping()).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(store.append('order-1', 'no-stream', newEvents(1))).rejects.toBeInstanceOf(EventStoreUnavailable);
    await expect(store.read('order-1')).rejects.toMatchObject({ retryable: true });
    await double.start();
    await eventually(
      () => store.append('order-2', 'no-stream', newEvents(1)).then(
        () => true,
        () => false,
      ),
      () => 'appends go on',
    );
  });

  it('resumes subscriptions after drops and restarts, without a gap or a repetition', async () => {
    const [store, writer] = [open(), open()];
    const reader = new Reader(store, { after: 'start', types: ['Noted'], batchSize: 3 });
    await reader.caughtUp();
    for (let round = 1; round <= 4; round += 1) {
      await eventually(
        () => appendOneByOne(writer, `order-${round}`, newEvents(10)).then(
          () => true,
          (error: unknown) => {
            if (error instanceof EventStoreUnavailable) return false;
            throw error;
          },
        ),
        () => 'the writer is connected again',
      );
      await reader.has(round * 10);
      if (round % 2 === 0) double.dropSubscriptions();
      else {
        double.stop();
        await double.start();
      }
    }
    await reader.has(40);
    await reader.stop();
    expect(reader.events.map(({ stream, revision }) => `${stream}@${revision}`)).toEqual(
      [1, 2, 3, 4].flatMap((round) => Array.from({ length: 10 }, (_, i) => `order-${round}@${i}`)),
    );
  });

  it('passes over what others write to the same server', async () => {
    const store = open();
    const stranger = EventStoreDBClient.connectionString(double.connectionString);
    await stranger.appendToStream('strange', [jsonEvent({ type: 'Noted', data: { a: 1 } })], { expectedRevision: NO_STREAM });
    appended(await store.append('order-1', 'no-stream', newEvents(1)));
    const reader = new Reader(store, { after: 'start' });
    await reader.has(1);
    await reader.caughtUp();
    await reader.stop();
    await stranger.dispose();
    expect(reader.events.map(({ stream }) => stream)).toEqual(['order-1']);
  });

  it('compares the expected hash also for a stream it has never seen', async () => {
    const { head } = appended(await open().append('order-1', 'no-stream', newEvents(1)));
    const wrong = { revision: 0, hash: 'ab'.repeat(32) };
    expect(await open().append('order-1', wrong, newEvents(1))).toEqual({ conflict: true, actual: head });
    expect(await open().append('order-1', head, newEvents(1))).toMatchObject({ conflict: false });
  });

  it('takes a conflict for one also where the client is told not to throw', async () => {
    const store = open('&throwOnAppendFailure=false');
    const { head } = appended(await store.append('order-1', 'no-stream', newEvents(1)));
    expect(await store.append('order-1', 'no-stream', newEvents(1))).toEqual({ conflict: true, actual: head });
  });

  it('refuses for good what is larger than the server takes', async () => {
    const large = Array.from({ length: 3 }, () => newEvent('Large', { text: 'x'.repeat(400_000) }));
    await expect(open().append('order-1', 'no-stream', large)).rejects.toBeInstanceOf(EventStoreMisuse);
  });
});
