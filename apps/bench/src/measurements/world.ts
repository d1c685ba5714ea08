import type { Client } from 'pg';
import type { ProductTables } from '../bare/product-rows.js';
import type { KafkaHop } from '../bare/kafka-hop.js';
import { prepareLoad, type Load } from '../measured/load.js';
import { measureThroughput } from '../measured/throughput.js';
import type { BenchOptions } from '../options.js';
import type { Figure } from '../report/figure.js';
import { cpuSeconds } from '../system/cpu-time.js';
import { heldMemory } from '../system/held-memory.js';
import type { System } from '../system/system.port.js';

export interface WorldOptions {
  readonly url: string;
  readonly postmasterPid: number;
  /** Of servers beside Postgres. */
  readonly serverPids: readonly number[];
  /** Connected to the product's database. */
  readonly client: Client;
  readonly system: System;
  readonly options: BenchOptions;
  /** What a bare order goes through between two appends, where the product's events go over a broker. */
  readonly hop?: KafkaHop;
  /** Told what is going on. */
  readonly say: (line: string) => void;
}

/** What all measurements work on: the product, its database, and how much it has done so far. */
export class World {
  resubmitted = 0;

  constructor(readonly given: WorldOptions) {}

  /** As fast as possible, not measured. */
  async resubmit(count: number): Promise<readonly string[]> {
    return (await this.underLoad(count, (load) => measureThroughput(this.given.client, load))).orderIds;
  }

  /** What `work` measures while it sends a load of `count` resubmissions, and whose they were. */
  async underLoad<Result>(count: number, work: (load: Load) => Promise<Result>): Promise<UnderLoad<Result>> {
    const load = await prepareLoad(this.given.system.urls, count);
    const result = await work(load).finally(() => load.close());
    this.resubmitted += count;
    return { result, orderIds: load.orderIds };
  }

  /** CPU time of the product, of Postgres and of other servers during `work`, in microseconds a resubmission. */
  withProductCpu<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
    return this.withCpu([...this.given.system.processes.values(), ...this.given.serverPids], work);
  }

  /** The same of this process and of Postgres. */
  withBareCpu<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
    return this.withCpu([process.pid], work);
  }

  /** MiB, by the name of the process. */
  async memory(): Promise<ReadonlyMap<string, number>> {
    const entries = [...this.given.system.processes].map(
      async ([name, pid]) => [name, (await heldMemory(pid)) / 2 ** 20] as const,
    );
    return new Map(await Promise.all(entries));
  }

  figure(name: string, unit: string, compared: Pick<Figure, 'value' | 'floor' | 'ratio'>): Figure {
    return { mode: this.given.system.mode, name, unit, ...compared };
  }

  private async withCpu<Result>(
    pids: readonly number[],
    work: () => Promise<Result>,
  ): Promise<Measured<Result>> {
    const { postmasterPid, options } = this.given;
    const used = (): number =>
      pids.reduce((sum, pid) => sum + cpuSeconds(pid), cpuSeconds(postmasterPid, true));
    const before = used();
    const result = await work();
    return { result, cpu: ((used() - before) * 1e6) / options.resubmissions };
  }
}

export interface UnderLoad<Result> {
  readonly result: Result;
  readonly orderIds: readonly string[];
}

export interface Measured<Result> {
  readonly result: Result;
  readonly cpu: number;
}

/** A world whose product has begun, so that its tables are there to be copied. */
export interface WarmWorld {
  readonly world: World;
  readonly tables: ProductTables;
}
