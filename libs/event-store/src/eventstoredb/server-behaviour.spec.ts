import { jest } from '@jest/globals';
import { appended, appendOneByOne, eventually, newEvents, unique } from '../contract-suite/fixtures.js';
import { Reader } from '../contract-suite/reader.js';
import { EventStoreMisuse, EventStoreUnavailable } from '../event-store.errors.js';
import { connect } from './connection.js';
import { refusals } from './double/index.js';
import { itOnDouble, TestServer } from './spec/test-server.js';

jest.setTimeout(120_000);

/** What real servers were seen to do. */
describe('the EventStoreDB adapter', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.start();
  });
  afterEach(() => server.stop());

  describe('on a server that sends 2^64−1 as a checkpoint', () => {
    it('resumes a subscription without a match from its checkpoint, and misses nothing', async () => {
      const store = server.open();
      const type = unique('Noted');
      const quiet = new Reader(store, { after: 'start', types: [type] });
      await quiet.caughtUp();
      await quiet.stop();
      expect(quiet.checkpoint).toMatch(/^\d+:\d+$/);
      appended(await store.append(unique('order'), 'no-stream', newEvents(1, type)));
      const resumed = new Reader(store, { after: quiet.checkpoint ?? 'start', types: [type] });
      await resumed.has(1);
      await resumed.stop();
    });

    it('moves the checkpoint of a quiet subscription though the server sends it no more', async () => {
      const store = server.open({ pollMs: 20, reopenMs: 100 });
      const [type, other] = [unique('Noted'), unique('Other')];
      const quiet = new Reader(store, { after: 'start', types: [type] });
      await quiet.caughtUp();
      const before = quiet.checkpoint;
      appended(await store.append(unique('order'), 'no-stream', newEvents(100, other)));
      await eventually(
        () => quiet.checkpoint !== before,
        () => 'the checkpoint moves',
      );
      await appendOneByOne(store, unique('order'), newEvents(5, type));
      await quiet.has(5);
      await quiet.stop();
      expect(quiet.events).toHaveLength(5);
    });

    it('reads from the beginning where an earlier version saved that mark as the checkpoint', async () => {
      const store = server.open();
      const type = unique('Noted');
      appended(await store.append(unique('order'), 'no-stream', newEvents(2, type)));
      const reader = new Reader(store, { after: 'unknown', types: [type] });
      await reader.has(2);
      await reader.stop();
    });
  });

  describe('while a cluster has no node that answers', () => {
    itOnDouble('survives that the client cannot find a leader', async () => {
      const store = server.open({ connectionString: server.double.discoverString });
      const reader = new Reader(store, { after: 'start', types: ['Noted'] });
      await reader.caughtUp();
      server.double.stop();
      const calls = Array.from({ length: 8 }, (_, i) =>
        store.append(`order-${i}`, 'no-stream', newEvents(1)),
      );
      for (const result of await Promise.allSettled(calls))
        expect(result).toMatchObject({ reason: expect.any(EventStoreUnavailable) });
      await server.double.start();
      await eventually(
        () =>
          store.append('order-9', 'no-stream', newEvents(1)).then(
            () => true,
            () => false,
          ),
        () => 'appends succeed again',
      );
      await reader.has(1);
      await reader.stop();
    });

    itOnDouble('has a client whose own error handling rejects for nobody', async () => {
      const { client: opened } = connect(server.double.discoverString, () => undefined);
      const client = opened as unknown as {
        getChannel(): Promise<{ getTarget(): string }>;
        handleError(client: { getChannel(): unknown }, error: Error): Promise<void>;
      };
      server.double.stop();
      const channel = client.getChannel();
      const unavailable = Object.assign(new Error('down'), {
        code: 14,
        details: 'down',
        metadata: undefined,
      });
      const handled = client.handleError({ getChannel: () => undefined }, unavailable);
      await expect(channel).rejects.toThrow(/discover/);
      await expect(handled).resolves.toBeUndefined();
    });
  });

  describe('for a user without the right to read all events', () => {
    itOnDouble.each([
      ['denies access', (deny: boolean) => server.double.denyAll(deny)],
      ['refuses the password', (deny: boolean) => server.double.denyAll(deny, refusals.wrongPassword())],
    ])('reports once that the server %s, and fails the ping until it is mended', async (_, deny) => {
      deny(true);
      const store = server.open();
      const problems: string[] = [];
      const reader = new Reader(store, {
        after: 'start',
        types: ['Noted'],
        onProblem: ({ message }) => problems.push(message),
      });
      await eventually(
        () => server.double.calls.subscribe >= 3,
        () => 'the subscription is tried again',
      );
      expect(problems).toEqual([expect.stringMatching(/denies access/)]);
      await expect(store.ping()).rejects.toThrow(EventStoreUnavailable);
      deny(false);
      appended(await store.append('order-1', 'no-stream', newEvents(1)));
      await reader.has(1);
      await store.ping();
      await reader.stop();
    });

    itOnDouble(
      'fails the ping while a subscription cannot be opened though all events can be read',
      async () => {
        const store = server.open();
        await store.ping();
        server.double.denySubscriptions(true);
        const reader = new Reader(store, { after: 'start', types: ['Noted'] });
        await eventually(
          () => server.double.calls.subscribe >= 1,
          () => 'the subscription is refused',
        );
        await eventually(
          () =>
            store.ping().then(
              () => false,
              () => true,
            ),
          () => 'the ping fails',
        );
        server.double.denySubscriptions(false);
        await eventually(
          () =>
            store.ping().then(
              () => true,
              () => false,
            ),
          () => 'the ping succeeds once the subscription is open',
        );
        await reader.stop();
      },
    );
  });

  describe('with a checkpoint of a store that was emptied', () => {
    it('refuses it in one line that names both positions and the way out', async () => {
      const after = `${2n ** 62n}:${2n ** 62n}`;
      const reader = new Reader(server.open(), { after });
      await expect(reader.ended).rejects.toBeInstanceOf(EventStoreMisuse);
      await expect(reader.ended).rejects.toThrow(/beyond the end \(\d+\).*delete the saved checkpoints/);
    });

    it('accepts the checkpoint of the last event', async () => {
      const store = server.open();
      const type = unique('Noted');
      appended(await store.append(unique('order'), 'no-stream', newEvents(1, type)));
      const reader = new Reader(store, { after: 'start', types: [type] });
      const [event] = await reader.has(1);
      await reader.stop();
      const resumed = new Reader(store, { after: event?.position ?? '', types: [type] });
      await resumed.caughtUp();
      await resumed.stop();
      expect(resumed.events).toEqual([]);
    });
  });
});
