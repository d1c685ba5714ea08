import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { BusServer, PausedGroup } from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import { EVENT_BUS, EVENT_STORE } from '@bujiao/platform';
import { jobView, type JobView } from '../jobs/job-view.js';
import { OpsRuntime } from '../ops-runtime.js';
import { EmbeddedLag } from './embedded-lag.js';
import type { GroupLag, GroupPlace, LagSource } from './group-lag.js';
import { groupState } from './group-state.js';
import { KafkaLag } from './kafka-lag.js';

/** Between two looks that tell whether a backlog moves. */
const BETWEEN_LOOKS_MS = 500;

interface Held {
  readonly group_name: string;
  readonly orders: number;
  readonly parked: number;
}

interface Looks {
  readonly now: GroupPlace;
  readonly before: GroupPlace | undefined;
  readonly tookSeconds: number;
}

const together = (...sources: readonly LagSource[]): LagSource => ({
  look: async (since) => (await Promise.all(sources.map((source) => source.look(since)))).flat(),
});

interface Around {
  readonly held: ReadonlyMap<string, Held>;
  readonly rebuilds: ReadonlyMap<string, JobView>;
  readonly pauses: ReadonlyMap<string, PausedGroup>;
}

/** How far each consumer group is, and what it is doing. */
@Injectable()
export class Lag {
  private source: LagSource | undefined;

  /** @param bus absent in a process that handles no events */
  constructor(
    private readonly ops: OpsRuntime,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Optional() @Inject(EVENT_BUS) private readonly bus?: BusServer,
  ) {}

  /** Takes half a second where there is a backlog: a rate needs two looks. */
  async groups(): Promise<readonly GroupLag[]> {
    const source = this.sourceOf();
    const first = new Map((await source.look()).map((place) => [place.group, place]));
    const began = performance.now();
    const waits = [...first.values()].some(({ backlog }) => backlog > 0);
    if (waits) await sleep(BETWEEN_LOOKS_MS);
    const places = waits ? await source.look(first) : [...first.values()];
    const tookSeconds = (performance.now() - began) / 1000;
    const [held, rebuilds, pauses] = await Promise.all([this.held(), this.rebuilds(), this.pauses()]);
    return places.map((now) =>
      lagOf(
        { now, before: waits ? first.get(now.group) : undefined, tookSeconds },
        { held, rebuilds, pauses },
      ),
    );
  }

  private sourceOf(): LagSource {
    const { kafka, pool } = this.ops;
    const ofStore = new EmbeddedLag(pool, this.store, this.bus);
    // With a broker, the relay still reads the store.
    this.source ??= kafka ? together(new KafkaLag(kafka), ofStore) : ofStore;
    return this.source;
  }

  private async held(): Promise<ReadonlyMap<string, Held>> {
    const { rows } = await this.ops.pool.query<Held>(
      `select group_name, count(distinct order_id)::int as orders, count(*)::int as parked
       from event_bus.dead_letters where state = 'parked' group by 1`,
    );
    return new Map(rows.map((row) => [row.group_name, row]));
  }

  private async pauses(): Promise<ReadonlyMap<string, PausedGroup>> {
    return new Map((await this.ops.pauses.list()).map((pause) => [pause.group, pause]));
  }

  private async rebuilds(): Promise<ReadonlyMap<string, JobView>> {
    const running = await this.ops.jobs.list({ state: 'running' });
    return new Map(
      running
        .filter(({ target }) => target.startsWith('projection:'))
        .map((job) => [job.target.slice('projection:'.length), jobView(job, Date.now())]),
    );
  }
}

function lagOf({ now, before, tookSeconds }: Looks, around: Around): GroupLag {
  const { group, backlog: events, exact } = now;
  const rate = before ? Math.max(0, now.done - before.done) / tookSeconds : 0;
  const seconds = secondsBehind(now, rate);
  const { orders: heldOrders = 0, parked = 0 } = around.held.get(group) ?? {};
  const rebuild = around.rebuilds.get(group);
  const pause = around.pauses.get(group);
  const state = groupState({
    backlog: events,
    secondsBehind: seconds ?? 0,
    moving: rate > 0,
    alive: now.alive,
    secondsSinceProgress: now.progressAt && (Date.now() - now.progressAt) / 1000,
    heldOrders,
    rebuilding: rebuild !== undefined,
    paused: pause !== undefined,
  });
  return {
    group,
    state,
    events,
    exact,
    heldOrders,
    parked,
    ...detailsOf(now, rate, seconds, rebuild),
    ...(pause && { paused: pauseOf(pause) }),
  };
}

function detailsOf(
  { backlog, progressAt }: GroupPlace,
  rate: number,
  seconds: number | undefined,
  rebuild: JobView | undefined,
): Partial<GroupLag> {
  return {
    ...(seconds !== undefined && { seconds: Math.round(seconds * 10) / 10 }),
    ...(rate > 0 && { eventsPerSecond: Math.round(rate), secondsToCatchUp: Math.ceil(backlog / rate) }),
    ...(progressAt !== undefined && { lastProgressAt: new Date(progressAt).toISOString() }),
    ...(rebuild && { rebuilding: rebuildingOf(rebuild) }),
  };
}

const pauseOf = ({ by, why, at, acknowledged }: PausedGroup): NonNullable<GroupLag['paused']> => ({
  by,
  why,
  at,
  acknowledged,
});

const rebuildingOf = ({ id, percent, secondsLeft }: JobView): NonNullable<GroupLag['rebuilding']> => ({
  job: id,
  percent,
  ...(secondsLeft !== undefined && { secondsLeft }),
});

/** By the age of the oldest event; where only counts are known, by the time that they take at the present rate. */
function secondsBehind({ backlog, oldestAt, progressAt }: GroupPlace, rate: number): number | undefined {
  if (backlog === 0) return undefined;
  if (oldestAt !== undefined) return Math.max(0, (Date.now() - oldestAt) / 1000);
  if (rate > 0) return backlog / rate;
  return progressAt === undefined ? 0 : (Date.now() - progressAt) / 1000;
}
