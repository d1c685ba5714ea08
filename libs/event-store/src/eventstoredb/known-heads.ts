import type { StreamHead } from '../event-store.port.js';

/** Heads of streams that were read or appended lately, least recently used first out. What is recorded does not change. */
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
