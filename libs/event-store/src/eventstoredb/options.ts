export interface EventStoreDbEventStoreOptions {
  /** `esdb://…` or `esdb+discover://…`; a server of version 23.10 or later. */
  readonly connectionString: string;
  /** Milliseconds that the server has for an answer. @default 10000 */
  readonly deadlineMs?: number;
  /** Milliseconds between two empty batches, which only move a subscription's checkpoint. @default 1000 */
  readonly pollMs?: number;
}
