import { beforeEach, expect, it } from '@jest/globals';
import type { BusServer } from '@bujiao/event-bus';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { register } from 'prom-client';
import { BusMetrics } from './bus-metrics.js';

const COUNTERS = ['handled', 'failedCalls', 'parked', 'unparseable', 'held', 'blockedOrders'];

// There is one registry a process; specs that ran before in it may have started products with other groups.
beforeEach(() => register.resetMetrics());

it('the metrics show consumer groups whose events cannot be read', async () => {
  const problems: Record<string, string | undefined> = { intake: undefined, fulfillment: 'no rights' };
  const bus = {
    groups: Object.keys(problems),
    counters: () => Object.fromEntries(COUNTERS.map((counter) => [counter, 0])),
    lag: (group: string) => Promise.resolve({ group, events: 0, exact: true }),
    problem: (group: string) => problems[group],
  };
  const metrics = new BusMetrics(new MemoryEventStore(), bus as unknown as BusServer);
  const readable = async () => {
    await metrics.refresh();
    const text = await register.getSingleMetricAsString('bujiao_bus_group_readable');
    return [...text.matchAll(/group="(\w+)"\} (\d)/g)].map(([, group, value]) => [group, value]);
  };
  expect(await readable()).toEqual([
    ['intake', '1'],
    ['fulfillment', '0'],
  ]);
  problems['fulfillment'] = undefined;
  expect(await readable()).toEqual([
    ['intake', '1'],
    ['fulfillment', '1'],
  ]);
});
