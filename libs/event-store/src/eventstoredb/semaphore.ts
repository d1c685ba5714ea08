/** Limits the calls that run at once; the others wait in the order of their arrival. */
export class Semaphore {
  private readonly waiting: (() => void)[] = [];

  /** @param free calls that may run at once */
  constructor(private free: number) {}

  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await call();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
