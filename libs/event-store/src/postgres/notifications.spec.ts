import { jest } from '@jest/globals';
import { appended, eventually, newEvent, unique } from '../contract-suite/fixtures.js';
import type { PostgresEventStore } from './postgres-event-store.js';
import { TestStores } from './spec/test-stores.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

/** Far longer than a test may take: what arrives was notified, not polled. */
const NEVER_MS = 600_000;
/** A process that has notified sends nothing more for at least this long. */
const SILENCE_MS = 100;
const CROWD = 100;
/** Longer than a notified process keeps reading. */
const QUIET_MS = 300;
const QUIET = `
  SELECT coalesce(max(query_start) < clock_timestamp() - $1 * interval '1 millisecond', true) AS quiet
  FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

describe('stores of several processes', () => {
  let stores: TestStores;
  beforeEach(async () => {
    stores = await TestStores.on({ pollMs: NEVER_MS });
  });
  afterEach(() => stores.end());

  /** Sessions whose last statement was like this. */
  const sessions = async (statement: string): Promise<number> => {
    const text =
      'SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE $1';
    const { rows } = await stores.admin.query<{ count: string }>(text, [statement]);
    return Number(rows[0]?.count);
  };
  const listeners = (): Promise<number> => sessions('LISTEN %');
  /** Until no process reads any more: what arrives from here on was notified. */
  const quiet = (): Promise<void> =>
    eventually(
      async () => {
        const { rows } = await stores.admin.query<{ quiet: boolean }>(QUIET, [QUIET_MS]);
        return rows[0]?.quiet === true;
      },
      () => 'a process keeps reading',
    );

  /** The types that a subscription delivers, until it is stopped. */
  const follow = (reader: PostgresEventStore, types?: readonly string[]) => {
    const abort = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const { events } of reader.subscribe({
        after: 'start',
        signal: abort.signal,
        ...(types && { types }),
      }))
        seen.push(...events.map(({ type }) => type));
    })();
    return { seen, stop: () => (abort.abort(), following) };
  };

  it('notify each other of appends; one without subscriptions receives no notifications', async () => {
    const [writer, reader] = [await stores.open(), await stores.open()];
    appended(await writer.append(unique('notified'), 'no-stream', [newEvent('First')]));
    expect(await listeners()).toBe(0);
    const { seen, stop } = follow(reader);
    await eventually(
      async () => seen.length === 1 && (await listeners()) === 1,
      () => `seen ${seen.join()}`,
    );
    await quiet();
    appended(await writer.append(unique('notified'), 'no-stream', [newEvent('Second')]));
    await eventually(
      () => seen.length === 2,
      () => `seen ${seen.join()}`,
    );
    await stop();
    expect(seen).toEqual(['First', 'Second']);
  });

  it('receive notifications from their first subscription on, also after they have sent some', async () => {
    const [one, other] = [await stores.open(), await stores.open()];
    appended(await one.append(unique('notified'), 'no-stream', [newEvent('Sent')]));
    await eventually(
      async () => (await sessions('NOTIFY %')) > 0,
      () => 'nothing was sent',
    );
    const { seen, stop } = follow(one, ['Received']);
    for (let received = 1; received <= 3; received += 1) {
      await quiet();
      appended(await other.append(unique('notified'), 'no-stream', [newEvent('Received')]));
      await eventually(
        () => seen.length === received,
        () => `received ${seen.length} of ${received}`,
      );
    }
    await stop();
  });

  it('notify once for many appends, and find all of them', async () => {
    const [writer, reader] = [await stores.open(), await stores.open()];
    const { seen, stop } = follow(reader);
    await eventually(
      async () => (await listeners()) === 1,
      () => 'no process listens',
    );
    await quiet();
    let notified = 0;
    stores.admin.on('notification', () => (notified += 1));
    await stores.admin.query('LISTEN event_store_appended');
    const began = performance.now();
    for (let i = 0; i < CROWD; i += 1)
      appended(await writer.append(unique('crowd'), 'no-stream', [newEvent('Crowded')]));
    await eventually(
      () => seen.length === CROWD,
      () => `seen ${seen.length} of ${CROWD}`,
    );
    await quiet();
    expect(notified).toBeGreaterThan(0);
    // One at once, and one for each silence that ended.
    expect(notified).toBeLessThanOrEqual(2 + (performance.now() - began) / SILENCE_MS);
    await stop();
  });
});
