interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

export interface BatcherOptions<Item> {
  /** Most items of one run. @default 256 */
  readonly maxItems?: number;
  /**
   * Waiting items are divided among free runs if each gets this many; with fewer, one run takes all. Without it the first run takes
   * everything, and `concurrency` has no effect. @default maxItems
   */
  readonly minItems?: number;
  /** Most concurrent runs. @default 1 */
  readonly concurrency?: number;
  /**
   * Two items with the same key are never in the same run or in concurrent runs; the later one waits. For items that would conflict
   * with each other. @default none
   */
  readonly exclusiveKey?: (item: Item) => string;
  /**
   * Items with priority over all others that wait; among equals the order is kept. Under load, work that continues something
   * started goes before new work. @default none
   */
  readonly goesFirst?: (item: Item) => boolean;
}

/**
 * Group commit: callers add one item at a time; items that wait while a run is in flight share the next run. There is no delay: an
 * item that finds a free run starts it at the end of the current turn of the event loop.
 *
 * `run` returns one result for each item, in their order. If it throws, every item of that run is rejected with the error.
 */
export class Batcher<Item, Result> {
  private readonly first: Waiting<Item, Result>[] = [];
  private readonly rest: Waiting<Item, Result>[] = [];
  private readonly busy = new Set<string>();
  private running = 0;
  private scheduled = false;
  private readonly maxItems: number;
  private readonly minItems: number;
  private readonly concurrency: number;

  constructor(
    private readonly run: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly options: BatcherOptions<Item> = {},
  ) {
    this.maxItems = options.maxItems ?? 256;
    this.minItems = options.minItems ?? this.maxItems;
    this.concurrency = options.concurrency ?? 1;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      (this.options.goesFirst?.(item) ? this.first : this.rest).push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** Number of waiting items and of runs in flight. */
  get pending(): number {
    return this.waiting + this.running;
  }

  private get waiting(): number {
    return this.first.length + this.rest.length;
  }

  private schedule(): void {
    if (this.scheduled || this.running >= this.concurrency) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.start();
    });
  }

  private start(): void {
    while (this.running < this.concurrency && this.waiting > 0) {
      const batch = this.take(this.share());
      if (batch.length === 0) return;
      this.running += 1;
      void this.settle(batch);
    }
  }

  private async settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.run(batch.map(({ item }) => item));
      if (results.length !== batch.length)
        throw new Error(`${results.length} results for ${batch.length} items`);
      batch.forEach(({ resolve }, i) => resolve(results[i] as Result));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.running -= 1;
      this.release(batch);
      if (this.waiting > 0) this.schedule();
    }
  }

  private share(): number {
    const share = Math.ceil(this.waiting / (this.concurrency - this.running));
    return Math.min(this.maxItems, Math.max(this.minItems, share));
  }

  private take(limit: number): Waiting<Item, Result>[] {
    const batch = this.takeFrom(this.first, limit);
    return batch.length < limit ? batch.concat(this.takeFrom(this.rest, limit - batch.length)) : batch;
  }

  private takeFrom(queue: Waiting<Item, Result>[], limit: number): Waiting<Item, Result>[] {
    const { exclusiveKey } = this.options;
    if (!exclusiveKey) return queue.splice(0, limit);
    const batch: Waiting<Item, Result>[] = [];
    const passed: Waiting<Item, Result>[] = [];
    let looked = 0;
    for (; batch.length < limit && looked < queue.length; looked += 1) {
      const next = queue[looked] as Waiting<Item, Result>;
      const key = exclusiveKey(next.item);
      if (this.busy.has(key)) passed.push(next);
      else {
        this.busy.add(key);
        batch.push(next);
      }
    }
    queue.splice(0, looked, ...passed);
    return batch;
  }

  private release(batch: readonly Waiting<Item, Result>[]): void {
    const { exclusiveKey } = this.options;
    if (exclusiveKey) for (const { item } of batch) this.busy.delete(exclusiveKey(item));
  }
}
