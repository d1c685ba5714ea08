import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '@bujiao/contracts';
import type { NewEvent } from '@bujiao/event-store';
import { readProductRows, type OrderRows, type ProductTables } from '../bare/product-rows.js';
import { ThroughputFloor, type BareThroughput } from '../bare/throughput-floor.js';
import { measureAppend } from '../measured/append.js';
import { prepareLoad } from '../measured/load.js';
import { measureThroughput } from '../measured/throughput.js';
import type { Figure } from '../report/figure.js';
import { compare, median } from '../report/median.js';
import type { WarmWorld } from './world.js';

interface Round {
  readonly value: number;
  readonly append: number;
  readonly cpu: number;
  readonly bareCpu: number;
  readonly before: BareThroughput;
  readonly after: BareThroughput;
}

export interface Throughput {
  readonly perSecond: number;
  readonly figures: readonly Figure[];
}

/** Bare, measured, bare, measured, …, bare: each measured run is compared with the mean of the bare ones around it. */
export async function throughputRounds(warm: WarmWorld, withAppends: boolean): Promise<Throughput> {
  const { world, tables } = warm;
  const { options, url, client, say } = world.given;
  const floor = await ThroughputFloor.open(url, tables);
  const rounds: Round[] = [];
  try {
    const rows = await readProductRows(client, tables, await world.resubmit(options.warmUp));
    await floor.measure(rows);
    // The product's code has run warm by now in its own process; here it has not run at all.
    if (withAppends) await measureAppend(url, streamsLike(rows, tables));
    let before = await floor.measure(rows);
    for (let no = 1; no <= options.rounds; no += 1) {
      const round = await measureRound(warm, { floor, before, withAppends });
      rounds.push(round);
      say(`throughput ${no}/${options.rounds}: ${round.value.toFixed(0)}/s, bare ${round.after.ordersPerSecond.toFixed(0)}/s${withAppends ? `; append ${round.append.toFixed(0)}/s, bare ${round.after.eventsPerSecond.toFixed(0)}/s` : ''}`);
      before = round.after;
    }
  } finally {
    await floor.close();
  }
  return { perSecond: median(rounds.map(({ value }) => value)), figures: figuresOf(warm, rounds, withAppends) };
}

interface RoundInput {
  readonly floor: ThroughputFloor;
  readonly before: BareThroughput;
  readonly withAppends: boolean;
}

async function measureRound({ world, tables }: WarmWorld, { floor, before, withAppends }: RoundInput): Promise<Round> {
  const { options, url, client, system } = world.given;
  const load = await prepareLoad(system.urls, options.resubmissions);
  const { result: value, cpu } = await world.withProductCpu(() => measureThroughput(client, load).finally(() => load.close()));
  world.resubmitted += options.resubmissions;
  const rows = await readProductRows(client, tables, load.orderIds);
  const { result: after, cpu: bareCpu } = await world.withBareCpu(() => floor.measure(rows));
  const append = withAppends ? await measureAppend(url, streamsLike(rows, tables)) : NaN;
  return { value, append, cpu, bareCpu, before, after };
}

function figuresOf({ world }: WarmWorld, rounds: readonly Round[], withAppends: boolean): Figure[] {
  const throughput = compare(rounds.map((r) => ({ value: r.value, floor: (r.before.ordersPerSecond + r.after.ordersPerSecond) / 2 })));
  const append = compare(rounds.map((r) => ({ value: r.append, floor: r.after.eventsPerSecond })));
  const cpu = compare(rounds.map((r) => ({ value: r.cpu, floor: r.bareCpu })));
  return [
    world.figure('throughput', 'resubmissions/s', throughput),
    ...(withAppends ? [world.figure('append', 'events/s', append)] : []),
    // CPU time is read from /proc, which not every system has.
    ...(Number.isNaN(cpu.value) ? [] : [world.figure('cpu', 'µs/resubmission', cpu)]),
  ];
}

/** The same events again, with ids of their own. */
function streamsLike(orders: readonly OrderRows[], { events: table }: ProductTables): NewEvent[][] {
  const [type, data, metadata] = ['type', 'data', 'metadata'].map((name) => table.indexOf(name)) as [number, number, number];
  const text = (value: Buffer | null | undefined): string => value?.toString() ?? '';
  return orders.map(({ events }) =>
    events.map((row) => ({
      id: randomUUID(),
      type: text(row[type]),
      data: JSON.parse(text(row[data])) as object,
      metadata: JSON.parse(text(row[metadata])) as EventMetadata,
    })),
  );
}
