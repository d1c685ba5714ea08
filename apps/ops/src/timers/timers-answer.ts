/** A timer that has not fired yet. */
export interface TimerView {
  /** Whose it is: the schema of its jobs. */
  readonly service: string;
  readonly task: string;
  readonly key: string | null;
  readonly runAt: string;
  readonly overdue: boolean;
  readonly attempts: number;
  readonly lastError: string | null;
}

export interface TimersAnswer {
  readonly timers: readonly TimerView[];
  /** Services whose timers this login may not read. */
  readonly notReadable: readonly string[];
}
