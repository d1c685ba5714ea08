/** One side of a call that is under way; it goes on when a test opens its gate, and never once its process is gone. */
interface Gate {
  readonly label: string;
  readonly process: Process | undefined;
  /** ms since the epoch. */
  readonly since: number;
  readonly open: () => void;
}

/** Stands for an operating system process: whatever it waited for when it died is never answered. */
export class Process {
  /** Called once it is dead. */
  readonly dies: (() => void)[] = [];
}

/** Everything that waits for the outside. The order in which gates open is the order in which the world happens. */
export class Gates {
  private waiting: Gate[] = [];

  /** @param process whose death makes this wait for ever; undefined for what travels on without its sender */
  pass(label: string, process?: Process): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ label, process, since: Date.now(), open: resolve }));
  }

  get count(): number {
    return this.waiting.length;
  }

  /** Whether something travels on its own, like a request whose sender may be dead by now. */
  get travelling(): boolean {
    return this.waiting.some(({ process }) => process === undefined);
  }

  /** Opens the gate that `choice` falls on, and runs what follows until everything waits again. */
  async open(choice: number): Promise<void> {
    const [gate] = this.waiting.splice(choice % Math.max(1, this.waiting.length), 1);
    gate?.open();
    await calm();
  }

  /** Lets arrive what has been travelling since `latest` or longer; ms since the epoch. */
  async openTravellingSince(latest: number): Promise<void> {
    for (;;) {
      const at = this.waiting.findIndex(({ process, since }) => process === undefined && since <= latest);
      if (at < 0) return;
      await this.open(at);
    }
  }

  /** Opens every gate that `process` comes to; what travels on its own, and other processes, stay where they are. */
  async openAllOf(process: Process): Promise<void> {
    for (;;) {
      const at = this.waiting.findIndex((gate) => gate.process === process);
      if (at < 0) return;
      await this.open(at);
    }
  }

  isWaitingFor(label: string, process: Process): boolean {
    return this.waiting.some((gate) => gate.label === label && gate.process === process);
  }

  /** Opens gates until nothing waits but for these. */
  async openAllBut(...labels: readonly string[]): Promise<void> {
    for (let at = this.firstBut(labels); at >= 0; at = this.firstBut(labels)) await this.open(at);
  }

  /** Opens the gate of this name that waits longest, and nothing else. */
  async openOne(label: string): Promise<void> {
    const at = this.waiting.findIndex((gate) => gate.label === label);
    if (at < 0)
      throw new Error(
        `nothing waits for: ${label}; but for: ${this.waiting.map((gate) => gate.label).join(', ')}`,
      );
    await this.open(at);
  }

  async openAll(): Promise<void> {
    for (let turns = 0; this.waiting.length > 0; turns += 1) {
      if (turns > 20_000)
        throw new Error(`never comes to rest: ${this.waiting.map(({ label }) => label).join(', ')}`);
      await this.open(0);
    }
  }

  private firstBut(labels: readonly string[]): number {
    return this.waiting.findIndex(({ label }) => !labels.includes(label));
  }

  kill(process: Process): void {
    this.waiting = this.waiting.filter((gate) => gate.process !== process);
    for (const die of process.dies) die();
  }
}

/** All promises that can go on have gone on. */
export const calm = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
