import type { ProductUrls } from '@bujiao/simulator';

/** The product, running, as the bench sees it. */
export interface System {
  readonly mode: 'standalone' | 'cluster';
  readonly urls: ProductUrls;
  /** Its processes by name, without the servers it stands on. */
  readonly processes: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}
