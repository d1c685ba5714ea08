/** One process of the cluster, for tests that kill it. */
export interface ClusterProcess {
  /** `intake`, `intake-2`, …, `relay`, `kafka`, `postgres`. */
  readonly name: string;
  /** Process id; undefined while it does not run. */
  readonly pid: number | undefined;
  /** Base URL of its HTTP server. */
  readonly url: string;
  /** Ends it as a crash would; its supervisor restarts it. Resolves when it has ended. */
  kill9(): Promise<void>;
  /** Stops it in order, and starts it again. */
  restart(): Promise<void>;
  /** Resolves when it is ready; rejects after the deadline. @param deadlineMs @default 60000 */
  waitReady(deadlineMs?: number): Promise<void>;
}
