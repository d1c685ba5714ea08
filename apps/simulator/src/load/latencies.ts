/** Latencies in milliseconds, as they were measured. */
export class Latencies {
  private values: Float64Array;
  private count = 0;

  constructor(expected = 1_024) {
    this.values = new Float64Array(Math.max(1, expected));
  }

  add(ms: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count] = ms;
    this.count += 1;
  }

  get size(): number {
    return this.count;
  }

  /** The smallest latency that `share` of all do not exceed; NaN of none. */
  quantile(share: number): number {
    const sorted = this.values.slice(0, this.count).sort();
    return sorted[Math.max(0, Math.ceil(share * this.count) - 1)] ?? NaN;
  }
}
