import type { EachBatchPayload, Offsets } from 'kafkajs';
import type { AssignedSources } from './assigned-sources.js';
import type { PartitionSource } from './partition-source.js';

/** Commits in the generation in which it was obtained: after a rebalance it fails instead of retrying in the new one. */
export type CommitAsMember = EachBatchPayload['commitOffsetsIfNecessary'];

/** Commits the watermarks of all partitions together, at most once an interval. */
export class OffsetCommitter {
  private commitAsMember: CommitAsMember | undefined;
  private timer: NodeJS.Timeout | undefined;
  private committing: Promise<void> = Promise.resolve();

  constructor(
    private readonly sources: Pick<AssignedSources, 'all'>,
    private readonly everyMs: number,
    private readonly onProblem: (error: unknown) => void,
  ) {}

  /** `commitOffsets` of kafkajs would retry a commit after a rebalance in the new generation. */
  use(commitAsMember: CommitAsMember): void {
    this.commitAsMember = commitAsMember;
  }

  schedule(): void {
    this.timer ??= setTimeout(() => void this.flush(), this.everyMs);
  }

  /** Never rejects: events that could not be committed are delivered again to the next owner. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.committing = this.committing.then(() => this.commit());
    return this.committing;
  }

  abandon(): void {
    clearTimeout(this.timer);
    this.commitAsMember = undefined;
  }

  private async commit(): Promise<void> {
    const due = [...this.sources.all].flatMap((source) => {
      const offset = source.uncommitted;
      return offset === undefined ? [] : [{ source, offset }];
    });
    if (due.length === 0 || !this.commitAsMember) return;
    try {
      await this.commitAsMember(offsetsOf(due));
      for (const { source, offset } of due) source.wasCommitted(offset);
    } catch (error) {
      if (!isRebalance(error)) this.onProblem(error);
      this.schedule();
    }
  }
}

const offsetsOf = (due: readonly { source: PartitionSource; offset: string }[]): Offsets => ({
  topics: due.map(({ source: { topic, partition }, offset }) => ({
    topic,
    partitions: [{ partition, offset }],
  })),
});

const isRebalance = (error: unknown): boolean =>
  ['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID'].includes(
    String((error as { type?: unknown }).type),
  );
