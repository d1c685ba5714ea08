export interface FoundTopic {
  readonly topic: string;
  readonly partitions: number;
  /** Partitions with fewer replicas in step than they have. */
  readonly underReplicated: number;
  /** Partitions that nobody leads: they can be neither read nor written. */
  readonly leaderless: number;
}

export interface TopicView {
  readonly topic: string;
  readonly partitions: number;
  /** What is wrong with it; absent where nothing is. */
  readonly problem?: string;
}

/**
 * What is wrong with the topics that services read. Pure. All of them need one number of partitions: only then do the events of an
 * order meet in one process.
 */
export function judgeTopics(wanted: readonly string[], found: readonly FoundTopic[]): readonly TopicView[] {
  const known = new Map(found.map((topic) => [topic.topic, topic]));
  const usual = mostFrequent(wanted.flatMap((topic) => known.get(topic)?.partitions ?? []));
  return wanted.map((topic) => {
    const is = known.get(topic);
    const problem = is ? problemOf(is, usual) : 'is missing';
    return { topic, partitions: is?.partitions ?? 0, ...(problem !== undefined && { problem }) };
  });
}

function problemOf(
  { partitions, leaderless, underReplicated }: FoundTopic,
  usual: number,
): string | undefined {
  if (leaderless > 0) return `${leaderless} partitions have no leader`;
  if (partitions !== usual) return `has ${partitions} partitions where the others have ${usual}`;
  return underReplicated > 0 ? `${underReplicated} partitions lack replicas in step` : undefined;
}

function mostFrequent(numbers: readonly number[]): number {
  const count = (n: number): number => numbers.filter((other) => other === n).length;
  return numbers.reduce((best, n) => (count(n) > count(best) ? n : best), numbers[0] ?? 0);
}
