import { jsonEvent } from '@eventstore/db-client';
import { jest } from '@jest/globals';
import { appended, appendOneByOne, eventually, newEvents, unique } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import type { EventStore, NewEvent, RecordedEvent } from '../event-store.port.js';
import { refusals } from './double/index.js';
import { itOnDouble, TestServer } from './spec/test-server.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

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
  let server: TestServer;
  const open = (pollMs = 60_000): EventStore => server.open({ pollMs });
  const start = async (options = {}): Promise<void> => {
    server = await TestServer.start(options);
  };
  afterEach(() => server.stop());

  itOnDouble('resumes after drops and restarts, without a gap or a repetition', async () => {
    await start();
    const [store, writer] = [open(), open()];
    const reader = new Reader(store, { after: 'start', types: ['Noted'], batchSize: 3 });
    await reader.caughtUp();
    for (let round = 1; round <= 4; round += 1) {
      await insist(writer, `order-${round}`, newEvents(10));
      await reader.has(round * 10);
      if (round % 2 === 0) server.double.dropSubscriptions();
      else {
        server.double.stop();
        await server.double.start();
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

  itOnDouble('loses nothing of what was on its way when the server went away', async () => {
    await start();
    const writer = open();
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => writer.append(`order-${i}`, 'no-stream', newEvents(25))),
    );
    const reader = new Reader(open(), { after: 'start', types: ['Noted'], batchSize: 10 });
    for (const count of [10, 300, 600]) {
      await reader.has(count);
      server.double.stop();
      await server.double.start();
    }
    await reader.has(1000);
    await reader.caughtUp();
    await reader.stop();
    expect(places(reader.events)).toEqual(
      places(
        server.double.log.all
          .filter(({ type }) => type === 'Noted')
          .map(({ stream, revision }) => ({ stream, revision }) as never),
      ),
    );
  });

  it('catches up with 10,000 events among others, in order, in batches of what has arrived', async () => {
    await start();
    const writer = open();
    const [wanted, other] = [unique('Wanted'), unique('Other')];
    const batch = () =>
      Array.from({ length: 100 }, (_, i) => newEvents(1, i % 2 ? wanted : other)[0] as NewEvent);
    const streams = Array.from({ length: 200 }, () => unique('order'));
    await Promise.all(streams.map((stream) => writer.append(stream, 'no-stream', batch())));
    const reader = new Reader(open(), { after: 'start', types: [wanted] });
    await reader.has(10_000);
    await reader.caughtUp();
    await reader.stop();
    expect(reader.events).toHaveLength(10_000);
    for (const stream of streams)
      expect(
        reader.events.filter((event) => event.stream === stream).map(({ revision }) => revision),
      ).toEqual(Array.from({ length: 50 }, (_, i) => 2 * i + 1));
    expect(Math.max(...reader.batches.map(({ events }) => events.length))).toBeLessThanOrEqual(512);
    // One event a batch costs the reader more than the events do.
    expect(reader.batches.length).toBeLessThan(10_000 / 8);
  });

  it('gives checkpoints that skip and repeat nothing, wherever a batch ends', async () => {
    await start();
    const store = open(100);
    const types = [unique('Wanted'), unique('Other'), unique('Another')] as const;
    for (let i = 0; i < 30; i += 1) {
      const events = Array.from({ length: 7 }, (_, no) => newEvents(1, types[(i + no) % 3])[0] as NewEvent);
      appended(await store.append(unique('order'), 'no-stream', events));
    }
    const whole = new Reader(store, { after: 'start', types: [types[0]], batchSize: 4 });
    await whole.has(70);
    await whole.caughtUp();
    await whole.stop();
    let delivered = 0;
    for (const { events, checkpoint } of whole.batches) {
      delivered += events.length;
      const rest = new Reader(store, { after: checkpoint, types: [types[0]] });
      await rest.caughtUp();
      await rest.stop();
      expect(places(rest.events)).toEqual(places(whole.events.slice(delivered)));
    }
  });

  it('passes over what others write to the same server, and what the server notes for itself', async () => {
    await start();
    const store = open();
    const type = unique('Noted');
    const [strange, gone, own] = [unique('strange'), unique('gone'), unique('order')];
    await server.raw(async (stranger) => {
      await stranger.appendToStream(strange, [jsonEvent({ type, data: { a: 1 } })]);
      await stranger.appendToStream(gone, [jsonEvent({ type, data: { a: 1 } })]);
      await stranger.deleteStream(gone);
    });
    appended(await store.append(own, 'no-stream', newEvents(1, type)));
    for (const types of [[type], undefined]) {
      const reader = new Reader(store, { after: 'start', types });
      const ours = () => reader.events.filter(({ stream }) => [strange, gone, own].includes(stream));
      await eventually(
        () => ours().length > 0,
        () => 'the own event',
      );
      await reader.caughtUp();
      await reader.stop();
      expect(places(ours())).toEqual([`${own}@0`]);
    }
  });

  itOnDouble('knows that it has caught up also on a server that does not say so', async () => {
    await start({ caughtUp: false });
    const store = open(200);
    appended(await store.append('order-1', 'no-stream', newEvents(3)));
    const reader = new Reader(store, { after: 'start', types: ['Noted'] });
    await reader.has(3);
    await reader.caughtUp();
    await reader.stop();
  });

  itOnDouble('continues when the server grants access again', async () => {
    await start();
    const store = open();
    appended(await store.append('order-1', 'no-stream', newEvents(1)));
    server.double.refuse(refusals.accessDenied(), refusals.notReady(), refusals.noLeader());
    const reader = new Reader(store, { after: 'start', types: ['Noted'] });
    await reader.has(1);
    await reader.stop();
  });

  it('refuses for good a position inside the log where no event begins', async () => {
    await start();
    const store = open();
    const type = unique('Noted');
    appended(await store.append(unique('order'), 'no-stream', newEvents(3, type)));
    const reader = new Reader(store, { after: 'start', types: [type] });
    const [first] = await reader.has(3);
    await reader.stop();
    const [commit = '0'] = (first?.position ?? '').split(':');
    const inside = `${BigInt(commit) + 1n}`;
    const subscription = new Reader(store, { after: `${inside}:${inside}` });
    await expect(subscription.ended).rejects.toBeInstanceOf(EventStoreMisuse);
  });
});
