import { Inject, Injectable, Optional } from '@nestjs/common';
import type { BusServer } from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import { Gauge } from 'prom-client';
import { EVENT_BUS, EVENT_STORE } from '../events/tokens.js';
import { registered } from './registered.js';

/** Counters of a consumer group, as gauges that are read at each scrape. */
const COUNTERS = ['handled', 'failedCalls', 'parked', 'unparseable', 'held', 'blockedOrders'] as const;

interface HoldsBack {
  heldBack(): Promise<{ readonly events: number; readonly ageMs: number }>;
}

/** Metrics of bus and event store, read at each scrape only. */
@Injectable()
export class BusMetrics {
  /** @param bus absent in a process that handles no events */
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Optional() @Inject(EVENT_BUS) private readonly bus?: BusServer,
  ) {}

  /** Updates all gauges. A source that does not answer keeps its last values. */
  async refresh(): Promise<void> {
    const { bus } = this;
    const groups = bus ? bus.groups.map((group) => this.refreshGroup(bus, group)) : [];
    await Promise.allSettled([...groups, this.refreshStore()]);
  }

  private async refreshGroup(bus: BusServer, group: string): Promise<void> {
    const counters = bus.counters(group);
    for (const counter of COUNTERS) events().set({ group, counter }, counters[counter]);
    readable().set({ group }, bus.problem(group) === undefined ? 1 : 0);
    lag().set({ group }, (await bus.lag(group)).events);
  }

  private async refreshStore(): Promise<void> {
    if (!('heldBack' in this.store)) return;
    const { events: held, ageMs } = await (this.store as unknown as HoldsBack).heldBack();
    heldBack().set(held);
    heldBackAge().set(ageMs / 1000);
  }
}

const gauge =
  <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
  (): Gauge<Label> =>
    registered(name, () => new Gauge({ name, help, labelNames: [...labelNames] }));

const events = gauge(
  'bujiao_bus_events',
  'Events of a consumer group since the start, by what became of them',
  ['group', 'counter'],
);
const lag = gauge('bujiao_bus_lag_events', 'Events that a consumer group has yet to handle', ['group']);
const readable = gauge(
  'bujiao_bus_group_readable',
  'Whether the events of a consumer group can be read: 0 while its subscription cannot be opened',
  ['group'],
);
const heldBack = gauge(
  'bujiao_event_store_held_back_events',
  'Committed events that readers cannot see yet, because an older transaction is open',
);
const heldBackAge = gauge('bujiao_event_store_held_back_seconds', 'Age of the oldest of them');
