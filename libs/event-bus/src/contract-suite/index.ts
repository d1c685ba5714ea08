export * from './bus-contract.js';
export type { BusHarness, TestEvent } from './harness.js';
