import { eventStoreContract } from '../contract-suite/index.js';
import { EventStoreDbDouble } from './double/index.js';
import { createEventStoreDbEventStore } from './index.js';

describe.each([true, false])('on the double, which offers batched appends: %s', (batchAppend) => {
  eventStoreContract('eventstoredb', async () => {
    const double = new EventStoreDbDouble({ batchAppend });
    await double.start();
    return {
      open: () =>
        Promise.resolve(
          createEventStoreDbEventStore({
            connectionString: double.connectionString,
            pollMs: 100,
            reopenMs: 500,
          }),
        ),
      stop: () => Promise.resolve(double.stop()),
    };
  });
});

const { ESDB_URL } = process.env;
if (ESDB_URL) {
  // The suite's streams and types have names that no other run uses.
  describe('on the server that ESDB_URL names', () => {
    eventStoreContract('eventstoredb', () =>
      Promise.resolve({
        open: () =>
          Promise.resolve(
            createEventStoreDbEventStore({ connectionString: ESDB_URL, pollMs: 100, reopenMs: 500 }),
          ),
        stop: () => Promise.resolve(),
      }),
    );
  });
} else {
  describe('on a real server', () => {
    it.skip('skipped, for ESDB_URL names none', () => undefined);
  });
}
