/** The product, running, as the bench sees it. */
export interface System {
  readonly mode: 'standalone' | 'cluster';
  readonly url: string;
  /** Its processes by name, without the database. */
  readonly processes: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}
