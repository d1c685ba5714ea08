import { afterAll, afterEach, beforeAll, describe, jest } from '@jest/globals';
import type { EventStore } from '../event-store.port.js';
import { appendsContract } from './appends.contract.js';
import type { EventStoreHarness } from './harness.js';
import { lifeCycleContract } from './life-cycle.contract.js';
import { payloadsContract } from './payloads.contract.js';
import { readsContract } from './reads.contract.js';
import { subscriptionsContract } from './subscriptions.contract.js';

export type { EventStoreHarness } from './harness.js';

/** The promises of the port, as jest tests. Every adapter runs them all; a real server that others use will do. */
export function eventStoreContract(adapter: string, start: () => Promise<EventStoreHarness>): void {
  // Above the deadline of `eventually`, which names the condition that did not come true.
  jest.setTimeout(120_000);
  describe(`${adapter} event store`, () => {
    let harness: EventStoreHarness;
    let opened: EventStore[] = [];
    const open = async (): Promise<EventStore> => {
      const store = await harness.open();
      opened.push(store);
      return store;
    };
    beforeAll(async () => {
      harness = await start();
    });
    afterEach(async () => {
      await Promise.all(opened.map((store) => store.close()));
      opened = [];
    });
    afterAll(() => harness.stop());

    describe('appends', () => appendsContract(open));
    describe('payloads', () => payloadsContract(open));
    describe('reads', () => readsContract(open));
    describe('subscriptions', () => subscriptionsContract(open));
    describe('life cycle', () => lifeCycleContract(open));
  });
}
