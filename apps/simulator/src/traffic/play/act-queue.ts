/** Something that happens at a moment of the simulated clock. */
export interface Act {
  /** ms since the epoch. */
  readonly at: number;
  run(): void;
}

/** Acts by their moment, those of one moment in the order of their coming. A binary heap: acts may add acts. */
export class ActQueue {
  private readonly heap: (Act & { readonly no: number })[] = [];
  private count = 0;

  add(act: Act): void {
    this.heap.push({ at: act.at, run: () => act.run(), no: this.count });
    this.count += 1;
    this.up(this.heap.length - 1);
  }

  /** Runs everything, also what is added meanwhile. */
  runAll(): void {
    for (let act = this.take(); act; act = this.take()) act.run();
  }

  private take(): Act | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!first || !last || first === last) return first;
    this.heap[0] = last;
    this.down(0);
    return first;
  }

  private up(start: number): void {
    for (let i = start; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!this.isBefore(i, parent)) return;
      this.swap(i, parent);
      i = parent;
    }
  }

  private down(start: number): void {
    for (let i = start; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (left < this.heap.length && this.isBefore(left, least)) least = left;
      if (right < this.heap.length && this.isBefore(right, least)) least = right;
      if (least === i) return;
      this.swap(i, least);
      i = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [x, y] = [this.heap[a], this.heap[b]];
    return x !== undefined && y !== undefined && (x.at < y.at || (x.at === y.at && x.no < y.no));
  }

  private swap(a: number, b: number): void {
    const [x, y] = [this.heap[a], this.heap[b]];
    if (x && y) [this.heap[a], this.heap[b]] = [y, x];
  }
}
