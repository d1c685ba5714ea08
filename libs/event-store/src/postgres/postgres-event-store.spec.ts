import { testDatabase } from '@bujiao/testing';
import { eventStoreContract } from '../contract-suite/index.js';
import { createPostgresEventStore } from './index.js';

eventStoreContract('postgres', async () => {
  const database = await testDatabase();
  return {
    open: async () => {
      const store = createPostgresEventStore({ connectionString: database.url, pollMs: 100 });
      await store.migrate();
      return store;
    },
    stop: () => database.drop(),
  };
});
