import { appended, eventually, newEvent, unique } from '../contract-suite/fixtures.js';
import { TestStores } from './spec/test-stores.js';

/** Far longer than a test may take: what arrives was told, not found. */
const NEVER_MS = 600_000;

describe('stores of several processes', () => {
  let stores: TestStores;
  beforeEach(async () => {
    stores = await TestStores.on({ pollMs: NEVER_MS });
  });
  afterEach(() => stores.end());

  /** Sessions whose last statement was like this. */
  const sessions = async (statement: string): Promise<number> => {
    const text = 'SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE $1';
    const { rows } = await stores.admin.query<{ count: string }>(text, [statement]);
    return Number(rows[0]?.count);
  };
  const listeners = (): Promise<number> => sessions('LISTEN %');

  it('tell each other what they append; who only appends hears of nothing', async () => {
    const [writer, reader] = [await stores.open(), await stores.open()];
    appended(await writer.append(unique('told'), 'no-stream', [newEvent('First')]));
    expect(await listeners()).toBe(0);
    const abort = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const { events } of reader.subscribe({ after: 'start', signal: abort.signal })) seen.push(...events.map(({ type }) => type));
    })();
    await eventually(async () => seen.length === 1 && (await listeners()) === 1, () => `seen ${seen.join()}`);
    appended(await writer.append(unique('told'), 'no-stream', [newEvent('Second')]));
    await eventually(() => seen.length === 2, () => `seen ${seen.join()}`);
    abort.abort();
    await following;
    expect(seen).toEqual(['First', 'Second']);
  });

  it('hear from their first subscription on, also where they have told before', async () => {
    const [one, other] = [await stores.open(), await stores.open()];
    appended(await one.append(unique('told'), 'no-stream', [newEvent('Told')]));
    await eventually(async () => (await sessions('SELECT pg_notify%')) > 0, () => 'nothing told');
    const abort = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const { events } of one.subscribe({ after: 'start', types: ['Heard'], signal: abort.signal })) seen.push(...events.map(({ type }) => type));
    })();
    // The first may be found when the line opens: the others have to be told.
    for (let heard = 1; heard <= 3; heard += 1) {
      appended(await other.append(unique('told'), 'no-stream', [newEvent('Heard')]));
      await eventually(() => seen.length === heard, () => `heard ${seen.length} of ${heard}`);
    }
    abort.abort();
    await following;
  });
});
