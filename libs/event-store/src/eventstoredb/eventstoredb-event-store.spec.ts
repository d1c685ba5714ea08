import { eventStoreContract } from '../contract-suite/index.js';
import { EventStoreDbDouble } from './double/index.js';
import { createEventStoreDbEventStore } from './index.js';

eventStoreContract('eventstoredb, the double,', async () => {
  const double = new EventStoreDbDouble();
  await double.start();
  return {
    open: () => Promise.resolve(createEventStoreDbEventStore({ connectionString: double.connectionString, pollMs: 100 })),
    stop: () => Promise.resolve(double.stop()),
  };
});

const { ESDB_URL } = process.env;
if (ESDB_URL) {
  eventStoreContract('eventstoredb, the server,', () =>
    Promise.resolve({
      open: () => Promise.resolve(createEventStoreDbEventStore({ connectionString: ESDB_URL, pollMs: 100 })),
      stop: () => Promise.resolve(),
    }),
  );
}
