import { createPostgresEventStore, type PostgresEventStore } from '@bujiao/event-store/postgres';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { Pool } from 'pg';
import { Jobs } from '../jobs/jobs.js';
import { appendSteps } from '../projection/projection-fixtures.js';
import { BadSelection, countEvents, type CountedEvents } from './count-events.js';
import type { SelectionRequest } from './selection.js';
import { TimeMarks } from './time-marks.js';

let database: TestDatabase;
let pool: Pool;
let store: PostgresEventStore;

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  store = createPostgresEventStore({ connectionString: database.url });
  await store.migrate();
  await new Jobs(pool).prepare();
  await appendSteps(store, { orders: 3, steps: 2 });
});
afterAll(async () => {
  await store.close();
  await pool.end();
  await database.drop();
});

const count = (request: SelectionRequest): Promise<CountedEvents> =>
  countEvents(store, new TimeMarks(pool), request, new AbortController().signal);

describe('the ends of a selection', () => {
  it('names the events between two positions', async () => {
    const all = await count({});
    expect(all).toMatchObject({ events: 6, orders: 3 });
    expect(await count({ from: all.selection.upTo })).toMatchObject({ events: 0 });
    expect(await count({ to: all.selection.upTo })).toMatchObject({ events: 6 });
  });

  it.each([{ from: '0' }, { to: '0' }, { from: '7', to: '9' }])(
    'refuses %j, a position of another kind of store',
    async (request) => {
      await expect(count(request)).rejects.toBeInstanceOf(BadSelection);
    },
  );

  it.each([{ from: 'yesterday' }, { to: 'noon' }, { from: '1:2:3' }])(
    'refuses %j, neither time nor position',
    async (request) => {
      await expect(count(request)).rejects.toBeInstanceOf(BadSelection);
    },
  );
});
