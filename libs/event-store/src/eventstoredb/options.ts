export interface EventStoreDbEventStoreOptions {
  /** `esdb://…` or `esdb+discover://…`, as the server's documentation says. */
  readonly connectionString: string;
  /** Milliseconds that the server has for one answer; a call that gets none is tried again a few times. @default 10000 */
  readonly deadlineMs?: number;
  /** Appends and reads under way at once; more wait for one to end. @default 256 */
  readonly concurrency?: number;
  /** Milliseconds between two empty batches, which only move a subscription's checkpoint. @default 1000 */
  readonly pollMs?: number;
  /**
   * Milliseconds after which a subscription is opened again whose server has stopped to send checkpoints (24.2 to 24.10 do after a
   * catch-up without a match): its checkpoint moves only then. @default 30000
   */
  readonly reopenMs?: number;
}

export type ResolvedOptions = Required<EventStoreDbEventStoreOptions>;

export const resolveOptions = (options: EventStoreDbEventStoreOptions): ResolvedOptions => ({
  connectionString: options.connectionString,
  deadlineMs: options.deadlineMs ?? 10_000,
  concurrency: options.concurrency ?? 256,
  pollMs: options.pollMs ?? 1000,
  reopenMs: options.reopenMs ?? 30_000,
});
