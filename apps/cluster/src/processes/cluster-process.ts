/** One process of the cluster, as those see it who try what happens when it dies. */
export interface ClusterProcess {
  /** `intake`, `intake-2`, …, `relay`, `kafka`, `postgres`. */
  readonly name: string;
  /** Of the one that runs now; undefined while there is none. */
  readonly pid: number | undefined;
  /** Where it answers. */
  readonly url: string;
  /** As a crash would; it is started again by itself. Resolves when it has ended. */
  kill9(): Promise<void>;
  /** Stops it as it wants to be stopped, and starts it. */
  restart(): Promise<void>;
  /** Rejects when it is not ready in time. @param deadlineMs @default 60000 */
  waitReady(deadlineMs?: number): Promise<void>;
}
