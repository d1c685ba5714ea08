import { jest } from '@jest/globals';
import { appended, eventually, newEvent, unique } from '../contract-suite/fixtures.js';
import type { PostgresEventStore } from './postgres-event-store.js';
import { TestStores } from './spec/test-stores.js';

// Above the deadline of `eventually`, which names the condition that did not come true.
jest.setTimeout(120_000);

/** Far longer than a test may take: what arrives was told, not found. */
const NEVER_MS = 600_000;
/** At least this long, who has told is silent. */
const SILENCE_MS = 100;
const CROWD = 100;
/** Longer than who was told goes on looking. */
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
  /** Until nobody looks any more: what is found from here on was told. */
  const quiet = (): Promise<void> =>
    eventually(
      async () => {
        const { rows } = await stores.admin.query<{ quiet: boolean }>(QUIET, [QUIET_MS]);
        return rows[0]?.quiet === true;
      },
      () => 'somebody looks again and again',
    );

  /** What a subscription comes upon, until it is told to stop. */
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

  it('tell each other what they append; who only appends hears of nothing', async () => {
    const [writer, reader] = [await stores.open(), await stores.open()];
    appended(await writer.append(unique('told'), 'no-stream', [newEvent('First')]));
    expect(await listeners()).toBe(0);
    const { seen, stop } = follow(reader);
    await eventually(
      async () => seen.length === 1 && (await listeners()) === 1,
      () => `seen ${seen.join()}`,
    );
    await quiet();
    appended(await writer.append(unique('told'), 'no-stream', [newEvent('Second')]));
    await eventually(
      () => seen.length === 2,
      () => `seen ${seen.join()}`,
    );
    await stop();
    expect(seen).toEqual(['First', 'Second']);
  });

  it('hear from their first subscription on, also where they have told before', async () => {
    const [one, other] = [await stores.open(), await stores.open()];
    appended(await one.append(unique('told'), 'no-stream', [newEvent('Told')]));
    await eventually(
      async () => (await sessions('NOTIFY %')) > 0,
      () => 'nothing told',
    );
    const { seen, stop } = follow(one, ['Heard']);
    for (let heard = 1; heard <= 3; heard += 1) {
      await quiet();
      appended(await other.append(unique('told'), 'no-stream', [newEvent('Heard')]));
      await eventually(
        () => seen.length === heard,
        () => `heard ${seen.length} of ${heard}`,
      );
    }
    await stop();
  });

  it('tell once of a crowd, and find all of it', async () => {
    const [writer, reader] = [await stores.open(), await stores.open()];
    const { seen, stop } = follow(reader);
    await eventually(
      async () => (await listeners()) === 1,
      () => 'nobody listens',
    );
    await quiet();
    let told = 0;
    stores.admin.on('notification', () => (told += 1));
    await stores.admin.query('LISTEN event_store_appended');
    const began = performance.now();
    for (let i = 0; i < CROWD; i += 1)
      appended(await writer.append(unique('crowd'), 'no-stream', [newEvent('Crowded')]));
    await eventually(
      () => seen.length === CROWD,
      () => `seen ${seen.length} of ${CROWD}`,
    );
    await quiet();
    expect(told).toBeGreaterThan(0);
    // One at once, and one for each silence that ended.
    expect(told).toBeLessThanOrEqual(2 + (performance.now() - began) / SILENCE_MS);
    await stop();
  });
});
