import type { StreamHead } from '../event-store.port.js';

/**
 * Heads of streams that were read or appended lately; the least recently used are dropped first. What is recorded does not change.
 * An append at a head that is not here costs a read, so the capacity is far above that of the caches of folded states.
 */
export class KnownHeads {
  private readonly heads = new Map<string, StreamHead>();

  /** @param capacity most streams kept */
  constructor(private readonly capacity = 10_000) {}

  has(stream: string, { revision, hash }: StreamHead): boolean {
    const known = this.heads.get(stream);
    return known?.revision === revision && known.hash === hash;
  }

  add(stream: string, { revision, hash }: StreamHead): void {
    this.heads.delete(stream);
    this.heads.set(stream, { revision, hash });
    if (this.heads.size > this.capacity) this.heads.delete(this.heads.keys().next().value as string);
  }
}
