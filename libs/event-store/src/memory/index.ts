export { MemoryEventStore } from './memory-event-store.js';
export { MemoryEvents } from './memory-events.js';
