import { MemoryEventStore } from '@bujiao/event-store/memory';
import { busContract, type BusHarness } from '../contract-suite/index.js';
import { record } from '../contract-suite/store-harness.js';
import { MemoryCheckpoints } from '../dead-letters/checkpoints.js';
import { MemoryDeadLetters } from '../dead-letters/memory-dead-letters.js';
import { EmbeddedTransport } from './embedded-transport.js';

busContract('embedded, in memory', () => {
  const store = new MemoryEventStore();
  const checkpoints = new MemoryCheckpoints();
  const deadLetters = new MemoryDeadLetters();
  const harness: BusHarness = {
    publish: (events) => record(store, events),
    transport: () => new EmbeddedTransport({ store, checkpoints, saveEveryMs: 20 }),
    deadLetters: () => deadLetters,
    readAhead: 512,
    close: () => store.close(),
  };
  return Promise.resolve(harness);
});
