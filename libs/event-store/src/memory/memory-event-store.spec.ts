import { eventStoreContract } from '../contract-suite/index.js';
import { MemoryEventStore, MemoryEvents } from './index.js';

eventStoreContract('memory', () => {
  const stored = new MemoryEvents();
  return Promise.resolve({
    open: () => Promise.resolve(new MemoryEventStore(stored)),
    stop: () => Promise.resolve(),
  });
});
