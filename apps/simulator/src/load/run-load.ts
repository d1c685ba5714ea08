import { Latencies } from './latencies.js';

/** Sends request number `index` and answers its HTTP status; rejects where the connection broke. */
export type SendOne = (index: number) => Promise<number>;

export interface LoadResult {
  /** From when a request was due (open loop) or sent (closed loop) to its answer. */
  readonly latencies: Latencies;
  /** Answers by HTTP status; 0 counts requests whose connection broke. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly seconds: number;
}

export interface ClosedLoop {
  readonly total: number;
  /** Requests in flight at any time. */
  readonly inFlight: number;
}

export interface OpenLoop {
  readonly total: number;
  /** Requests a second, whether or not earlier ones were answered. */
  readonly perSecond: number;
}

class Measured {
  readonly statuses = new Map<number, number>();
  readonly latencies: Latencies;
  private readonly startedAt = performance.now();

  constructor(total: number) {
    this.latencies = new Latencies(total);
  }

  async send(send: SendOne, index: number, dueAt: number): Promise<void> {
    const status = await send(index).catch(() => 0);
    this.latencies.add(performance.now() - dueAt);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }

  get result(): LoadResult {
    return {
      latencies: this.latencies,
      statuses: this.statuses,
      seconds: (performance.now() - this.startedAt) / 1_000,
    };
  }
}

/** As fast as the answers come back: shows what throughput is possible. */
export async function runClosedLoop(send: SendOne, { total, inFlight }: ClosedLoop): Promise<LoadResult> {
  const measured = new Measured(total);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < total) await measured.send(send, next++, performance.now());
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, total) }, worker));
  return measured.result;
}

/**
 * At a fixed rate, whatever the answers do: shows the latency that people see. A request that could not leave in time still counts
 * from when it was due, so a stall is not hidden.
 */
export async function runOpenLoop(send: SendOne, { total, perSecond }: OpenLoop): Promise<LoadResult> {
  const measured = new Measured(total);
  const startedAt = performance.now();
  const dueAt = (index: number): number => startedAt + (index * 1_000) / perSecond;
  const going: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const tick = (): void => {
      while (going.length < total && dueAt(going.length) <= performance.now()) {
        going.push(measured.send(send, going.length, dueAt(going.length)));
      }
      if (going.length === total) resolve();
      else setTimeout(tick, Math.max(0, dueAt(going.length) - performance.now()));
    };
    tick();
  });
  await Promise.all(going);
  return measured.result;
}
