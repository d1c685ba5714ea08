import { judgeTopics, type FoundTopic } from './judge-topics.js';

const found = (topic: string, change: Partial<FoundTopic> = {}): FoundTopic => ({
  topic,
  partitions: 4,
  underReplicated: 0,
  leaderless: 0,
  ...change,
});
const problemsOf = (...topics: readonly FoundTopic[]): (string | undefined)[] =>
  judgeTopics(['a', 'b', 'c'], topics).map(({ problem }) => problem);

it('finds nothing wrong with topics that have one number of partitions, and asks for no others', () => {
  const topics = [found('a'), found('b'), found('c'), found('somebody-elses', { partitions: 9 })];
  expect(problemsOf(...topics)).toEqual([undefined, undefined, undefined]);
});

it.each([
  [{ partitions: 6 }, 'has 6 partitions where the others have 4'],
  [{ leaderless: 1 }, '1 partitions have no leader'],
  [{ underReplicated: 2 }, '2 partitions lack replicas in step'],
])('says what is wrong with %j', (change, problem) => {
  expect(problemsOf(found('a'), found('b', change), found('c'))).toEqual([undefined, problem, undefined]);
});

it('says which are missing', () => {
  expect(problemsOf(found('a'), found('b'))).toEqual([undefined, undefined, 'is missing']);
  expect(problemsOf()).toEqual(['is missing', 'is missing', 'is missing']);
});
