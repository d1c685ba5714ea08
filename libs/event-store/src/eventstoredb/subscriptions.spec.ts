import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { jest } from '@jest/globals';
import { appended, appendOneByOne, eventually, newEvents } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import type { EventStore, NewEvent, RecordedEvent } from '../event-store.port.js';
import { EventStoreDbDouble, refusals } from './double/index.js';
import { createEventStoreDbEventStore, type EventStoreDbEventStore } from './index.js';

jest.setTimeout(60_000);

const places = (events: readonly RecordedEvent[]): string[] =>
  events.map(({ stream, revision }) => `${stream}@${revision}`);

/** Until it is in: as a handler would, over whatever happens to the server. */
async function insist(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> {
  await eventually(
    () =>
      appendOneByOne(store, stream, events).then(
        () => true,
        (error: unknown) => {
          if (error instanceof EventStoreUnavailable) return false;
          throw error;
        },
      ),
    () => 'the writer is connected again',
  );
}

describe('subscriptions on EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let opened: EventStoreDbEventStore[];
  const open = (pollMs = 60_000): EventStoreDbEventStore => {
    const store = createEventStoreDbEventStore({ connectionString: double.connectionString, pollMs });
    opened.push(store);
    return store;
  };
  const start = async (options = {}): Promise<void> => {
    double = new EventStoreDbDouble(options);
    await double.start();
  };
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    double.stop();
  });

  it('resumes after drops and restarts, without a gap or a repetition', async () => {
    await start();
    const [store, writer] = [open(), open()];
    const reader = new Reader(store, { after: 'start', types: ['Noted'], batchSize: 3 });
    await reader.caughtUp();
    for (let round = 1; round <= 4; round += 1) {
      await insist(writer, `order-${round}`, newEvents(10));
      await reader.has(round * 10);
      if (round % 2 === 0) double.dropSubscriptions();
      else {
        double.stop();
        await double.start();
      }
    }
    await insist(writer, 'order-5', newEvents(1));
    await reader.has(41);
    await reader.stop();
    const expected = [1, 2, 3, 4].flatMap((round) =>
      Array.from({ length: 10 }, (_, i) => `order-${round}@${i}`),
    );
    expect(places(reader.events)).toEqual([...expected, 'order-5@0']);
  });

  it('loses nothing of what was on its way when the server went away', async () => {
    await start();
    const writer = open();
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => writer.append(`order-${i}`, 'no-stream', newEvents(25))),
    );
    const reader = new Reader(open(), { after: 'start', types: ['Noted'], batchSize: 10 });
    for (const count of [10, 300, 600]) {
      await reader.has(count);
      double.stop();
      await double.start();
    }
    await reader.has(1000);
    await reader.caughtUp();
    await reader.stop();
    expect(places(reader.events)).toEqual(
      places(
        double.log.all
          .filter(({ type }) => type === 'Noted')
          .map(({ stream, revision }) => ({ stream, revision }) as never),
      ),
    );
  });

  it('catches up with 10,000 events among others, in order, and holds no more than a few back from the server', async () => {
    await start();
    const writer = open();
    const batch = () =>
      Array.from({ length: 100 }, (_, i) => newEvents(1, i % 2 ? 'Wanted' : 'Other')[0] as NewEvent);
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => writer.append(`order-${i}`, 'no-stream', batch())),
    );
    const reader = new Reader(open(), { after: 'start', types: ['Wanted'] });
    await reader.has(10_000);
    await reader.caughtUp();
    await reader.stop();
    const wanted = double.log.all
      .filter(({ type }) => type === 'Wanted')
      .map(({ stream, revision }) => `${stream}@${revision}`);
    expect(places(reader.events)).toEqual(wanted);
    expect(Math.max(...reader.batches.map(({ events }) => events.length))).toBeLessThanOrEqual(512);
  });

  it('gives checkpoints that skip and repeat nothing, wherever a batch ends', async () => {
    await start();
    const store = open(100);
    const types = ['Wanted', 'Other', 'Another'];
    for (let i = 0; i < 30; i += 1) {
      const events = Array.from({ length: 7 }, (_, no) => newEvents(1, types[(i + no) % 3])[0] as NewEvent);
      appended(await store.append(`order-${i}`, 'no-stream', events));
    }
    const whole = new Reader(store, { after: 'start', types: ['Wanted'], batchSize: 4 });
    await whole.has(70);
    await whole.caughtUp();
    await whole.stop();
    let delivered = 0;
    for (const { events, checkpoint } of whole.batches) {
      delivered += events.length;
      const rest = new Reader(store, { after: checkpoint, types: ['Wanted'] });
      await rest.caughtUp();
      await rest.stop();
      expect(places(rest.events)).toEqual(places(whole.events.slice(delivered)));
    }
  });

  it('passes over what others write to the same server, and what the server notes for itself', async () => {
    await start();
    const store = open();
    const stranger = EventStoreDBClient.connectionString(double.connectionString);
    await stranger.appendToStream('strange', [jsonEvent({ type: 'Noted', data: { a: 1 } })]);
    await stranger.appendToStream('gone', [jsonEvent({ type: 'Noted', data: { a: 1 } })]);
    await stranger.deleteStream('gone');
    appended(await store.append('order-1', 'no-stream', newEvents(1)));
    const reader = new Reader(store, { after: 'start' });
    await reader.has(1);
    await reader.caughtUp();
    await reader.stop();
    await stranger.dispose();
    expect(places(reader.events)).toEqual(['order-1@0']);
  });

  it('knows that it has caught up also on a server that does not say so', async () => {
    await start({ caughtUp: false });
    const store = open(200);
    appended(await store.append('order-1', 'no-stream', newEvents(3)));
    const reader = new Reader(store, { after: 'start', types: ['Noted'] });
    await reader.has(3);
    await reader.caughtUp();
    await reader.stop();
  });

  it('goes on when the server lets it in again', async () => {
    await start();
    const store = open();
    appended(await store.append('order-1', 'no-stream', newEvents(1)));
    double.refuse(refusals.accessDenied(), refusals.notReady(), refusals.noLeader());
    const reader = new Reader(store, { after: 'start', types: ['Noted'] });
    await reader.has(1);
    await reader.stop();
  });

  it('refuses for good a position inside the log where no event begins', async () => {
    await start();
    const store = open();
    appended(await store.append('order-1', 'no-stream', newEvents(3)));
    const subscription = store.subscribe({ after: '101:101', signal: new AbortController().signal });
    await expect(subscription.next()).rejects.toBeInstanceOf(EventStoreMisuse);
  });
});
