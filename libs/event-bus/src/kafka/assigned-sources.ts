import type { Consumer, IMemberAssignment } from 'kafkajs';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import { nameOf, PartitionSource } from './partition-source.js';

/** The assigned partitions of this member, with what was read of them. */
export class AssignedSources {
  private readonly sources = new Map<string, PartitionSource>();
  private readonly wanted: ReadonlySet<string> | undefined;
  private memberId: string | undefined;
  private mine: ReadonlySet<string> = new Set();

  /** @param onProgress called, often, when the watermark of one of them moves */
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly onProgress: () => void,
  ) {
    this.wanted = dispatcher.takesOtherTypes ? undefined : new Set(dispatcher.types);
  }

  get all(): Iterable<PartitionSource> {
    return this.sources.values();
  }

  /** Whether the partition is assigned, read from or not. */
  has(name: string): boolean {
    return this.mine.has(name);
  }

  /** Offset up to which everything is done, by partition. */
  get done(): ReadonlyMap<string, number> {
    return new Map([...this.sources].map(([name, source]) => [name, source.done]));
  }

  /** @param first offset at which a new source begins */
  of(topic: string, partition: number, first: number): PartitionSource {
    const name = nameOf(topic, partition);
    const known = this.sources.get(name);
    if (known) return known;
    const buffer = this.dispatcher.open(name, this.onProgress);
    const source = new PartitionSource({ topic, partition, buffer, first, wanted: this.wanted });
    this.sources.set(name, source);
    return source;
  }

  /**
   * A member with the same id took part in every assignment since the last, so no other member owned its partitions meanwhile: it
   * continues. All other partitions are dropped, and read again by their owner.
   */
  assign(consumer: Consumer, memberId: string, assignment: IMemberAssignment): void {
    const stays = memberId === this.memberId;
    const mine = new Set(
      Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((p) => nameOf(topic, p))),
    );
    this.memberId = memberId;
    this.mine = mine;
    for (const [name, source] of this.sources) {
      const { topic, partition } = source;
      // Also marks batches that were fetched before as stale.
      if (mine.has(name))
        consumer.seek({ topic, partition, offset: String(stays ? source.next : source.done) });
      if (!stays || !mine.has(name)) this.revoke(name, source);
    }
  }

  revokeAll(): void {
    this.memberId = undefined;
    this.mine = new Set();
    for (const [name, source] of this.sources) this.revoke(name, source);
  }

  private revoke(name: string, source: PartitionSource): void {
    source.buffer.revoke();
    this.sources.delete(name);
  }
}
