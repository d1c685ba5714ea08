/** The product, running, as the bench sees it. */
export interface System {
  readonly mode: 'standalone' | 'cluster';
  readonly url: string;
  /** Resident memory of each of its processes by name, in bytes. */
  memory(): Promise<ReadonlyMap<string, number>>;
  stop(): Promise<void>;
}
