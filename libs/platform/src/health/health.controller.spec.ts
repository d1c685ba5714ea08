import { describe, expect, it } from '@jest/globals';
import type { BusServer } from '@bujiao/event-bus';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { Draining } from '../http/draining.js';
import type { DatabaseState } from './database-state.js';
import { HealthController } from './health.controller.js';

const HEALTHY = { trouble: () => Promise.resolve(undefined) } as unknown as DatabaseState;

describe('readiness', () => {
  it('fails while the events of a consumer group cannot be read, and names the group', async () => {
    const bus = { unreadableGroups: ['fulfillment'] };
    const health = new HealthController(
      new MemoryEventStore(),
      new Draining(),
      HEALTHY,
      bus as unknown as BusServer,
    );
    await expect(health.ready()).rejects.toThrow(/fulfillment/);
    bus.unreadableGroups = [];
    expect(await health.ready()).toEqual({ status: 'ok' });
  });

  it('holds in a process without consumer groups', async () => {
    expect(await new HealthController(new MemoryEventStore(), new Draining(), HEALTHY).ready()).toEqual({
      status: 'ok',
    });
  });
});
