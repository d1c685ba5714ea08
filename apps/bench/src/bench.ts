import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '@bujiao/contracts';
import type { NewEvent } from '@bujiao/event-store';
import type { Client } from 'pg';
import { LatencyFloor } from './bare/latency-floor.js';
import { copyProductTables, readProductRows, type OrderRows, type ProductTables } from './bare/product-rows.js';
import { ThroughputFloor, type BareThroughput } from './bare/throughput-floor.js';
import { measureAppend } from './measured/append.js';
import { measureLatency } from './measured/latency.js';
import { prepareLoad } from './measured/load.js';
import { appendSizes } from './measured/outcome.js';
import { measureThroughput } from './measured/throughput.js';
import type { BenchOptions } from './options.js';
import type { Figure } from './report/figure.js';
import { compare, median } from './report/median.js';
import { cpuSeconds } from './system/cpu-time.js';
import { residentMemory } from './system/resident-memory.js';
import type { System } from './system/system.port.js';

export interface BenchWorld {
  readonly url: string;
  readonly postmasterPid: number;
  /** Connected to the product's database. */
  readonly client: Client;
  readonly system: System;
  readonly options: BenchOptions;
  /** Told what is going on. */
  readonly say: (line: string) => void;
}

const MEMORY_STEP = 10_000;

/** The whole measurement, one thing after the other. */
export class Bench {
  private readonly figures: Figure[] = [];
  private resubmitted = 0;

  constructor(private readonly world: BenchWorld) {}

  async run(): Promise<readonly Figure[]> {
    const { options, client } = this.world;
    await this.warmUp();
    const tables = await copyProductTables(client, 'bench_floor');
    const { perSecond, warmMemory } = await this.throughput(tables);
    await this.latency(tables, perSecond / 4);
    await this.memoryGrowth(warmMemory, options.memoryAfter);
    return this.figures;
  }

  private async warmUp(): Promise<void> {
    const { options, say, client } = this.world;
    say(`warming up with ${options.warmUp} resubmissions`);
    await this.resubmit(options.warmUp);
    await client.query('ANALYZE');
  }

  /** Bare, measured, bare, measured, …, bare: each measured run is compared with the mean of the bare ones around it. */
  private async throughput(tables: ProductTables): Promise<{ perSecond: number; warmMemory: number }> {
    const { options, say, client, url } = this.world;
    const floor = await ThroughputFloor.open(url, tables);
    const runs: { value: number; append: number; cpu: number; bareCpu: number; before: BareThroughput; after: BareThroughput }[] = [];
    try {
      let rows = await this.rowsOf(options.warmUp, tables);
      const warmMemory = await this.memory();
      await floor.measure(rows);
      let before = await floor.measure(rows);
      for (let round = 1; round <= options.rounds; round += 1) {
        const load = await prepareLoad(this.world.system.url, options.resubmissions);
        const product = [...this.world.system.processes.values()];
        const { result: value, cpu } = await this.withCpu(product, () => measureThroughput(client, load).finally(() => load.close()));
        this.resubmitted += options.resubmissions;
        rows = await readProductRows(client, tables, load.orderIds);
        const { result: after, cpu: bareCpu } = await this.withCpu([process.pid], () => floor.measure(rows));
        const append = await measureAppend(url, streamsLike(rows, tables));
        runs.push({ value, append, cpu, bareCpu, before, after });
        say(`throughput ${round}/${options.rounds}: ${value.toFixed(0)}/s, bare ${after.ordersPerSecond.toFixed(0)}/s; append ${append.toFixed(0)}/s, bare ${after.eventsPerSecond.toFixed(0)}/s`);
        before = await floor.measure(rows);
      }
      this.add('throughput', 'resubmissions/s', compare(runs.map((r) => ({ value: r.value, floor: (r.before.ordersPerSecond + r.after.ordersPerSecond) / 2 }))));
      this.add('append', 'events/s', compare(runs.map((r) => ({ value: r.append, floor: r.after.eventsPerSecond }))));
      // CPU time is read from /proc, which not every system has.
      if (runs.every((r) => !Number.isNaN(r.cpu))) this.add('cpu', 'µs/resubmission', compare(runs.map((r) => ({ value: r.cpu, floor: r.bareCpu }))));
      return { perSecond: median(runs.map(({ value }) => value)), warmMemory };
    } finally {
      await floor.close();
    }
  }

  private async latency(tables: ProductTables, perSecond: number): Promise<void> {
    const { options, say, client, url, system } = this.world;
    const total = Math.round(perSecond * options.latencySeconds);
    const floor = new LatencyFloor(url, tables);
    const p50: { value: number; floor: number }[] = [];
    const p99: { value: number; floor: number }[] = [];
    try {
      for (let round = 1; round <= options.rounds; round += 1) {
        const load = await prepareLoad(system.url, total);
        const measured = await measureLatency(client, load, perSecond).finally(() => load.close());
        this.resubmitted += total;
        const orders = await readProductRows(client, tables, load.orderIds);
        const bare = await floor.measure({ orders, appendSizes: await appendSizes(client, load.orderIds), perSecond });
        p50.push({ value: measured.quantile(0.5), floor: bare.quantile(0.5) });
        p99.push({ value: measured.quantile(0.99), floor: bare.quantile(0.99) });
        say(`latency ${round}/${options.rounds} at ${perSecond.toFixed(0)}/s: p50 ${p50.at(-1)?.value.toFixed(2)} ms, bare ${p50.at(-1)?.floor.toFixed(2)} ms; p99 ${p99.at(-1)?.value.toFixed(2)} ms, bare ${p99.at(-1)?.floor.toFixed(2)} ms`);
      }
    } finally {
      await floor.close();
    }
    this.add('latency.p50', 'ms', compare(p50));
    this.add('latency.p99', 'ms', compare(p99));
  }

  private async memoryGrowth(warm: number, until: number): Promise<void> {
    const { say } = this.world;
    while (this.resubmitted < until) {
      await this.resubmit(Math.min(MEMORY_STEP, until - this.resubmitted));
      say(`memory after ${this.resubmitted} resubmissions: ${(await this.memory()).toFixed(0)} MiB`);
    }
    const value = await this.memory();
    this.add('memory', 'MiB', { value, floor: warm, ratio: value / warm });
  }

  /** As fast as possible, not measured. */
  private async resubmit(count: number): Promise<readonly string[]> {
    const load = await prepareLoad(this.world.system.url, count);
    await measureThroughput(this.world.client, load).finally(() => load.close());
    this.resubmitted += count;
    return load.orderIds;
  }

  private async rowsOf(count: number, tables: ProductTables): Promise<OrderRows[]> {
    return readProductRows(this.world.client, tables, await this.resubmit(count));
  }

  /** CPU time of these processes and of Postgres, in microseconds a resubmission. */
  private async withCpu<Result>(pids: readonly number[], work: () => Promise<Result>): Promise<{ result: Result; cpu: number }> {
    const used = (): number => pids.reduce((sum, pid) => sum + cpuSeconds(pid), cpuSeconds(this.world.postmasterPid, true));
    const before = used();
    const result = await work();
    return { result, cpu: ((used() - before) * 1e6) / this.world.options.resubmissions };
  }

  /** MiB of all the product's processes. */
  private async memory(): Promise<number> {
    const bytes = await Promise.all([...this.world.system.processes.values()].map(residentMemory));
    return bytes.reduce((sum, b) => sum + b, 0) / 2 ** 20;
  }

  private add(name: string, unit: string, { value, floor, ratio }: { value: number; floor: number; ratio: number }): void {
    this.figures.push({ mode: this.world.system.mode, name, value, unit, floor, ratio });
  }
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
