import { expect, test } from '@jest/globals';
import { lacking, lookForNeeds, tableOfNeeds } from './needs.mjs';

/** A machine that has everything but Docker. */
const machine = (change = {}) => ({
  env: {},
  node: '22.1.0',
  platform: 'linux-x64',
  installs: false,
  embeddedPostgres: true,
  browserSpecs: false,
  chromium: undefined,
  kafkaJars: false,
  java: () => 21,
  has: () => true,
  docker: () => Promise.resolve(undefined),
  ...change,
});
const lackingOn = async (change) => lacking(await lookForNeeds(machine(change))).map(({ name }) => name);

test('a machine with Node, Java and Maven lacks nothing: PostgreSQL is embedded, Docker is not needed', async () => {
  expect(await lackingOn({})).toEqual([]);
});

test.each([
  ['an old Node', { node: '20.18.3' }, ['Node']],
  ['no Java', { java: () => undefined }, ['Kafka', 'Java']],
  ['an old Java', { java: () => 11 }, ['Kafka', 'Java']],
  ['no Maven', { has: (name) => name !== 'mvn' }, ['Kafka', 'Maven']],
  ['no embedded PostgreSQL for its platform', { embeddedPostgres: false }, ['PostgreSQL']],
  ['no Python', { has: (name) => name !== 'python3' }, ['Python 3']],
  ['no Chromium although specs open pages', { browserSpecs: true }, ['Chromium']],
])('a machine with %s lacks it, and each row has a way out', async (_what, change, names) => {
  const needs = lacking(await lookForNeeds(machine(change)));
  expect(needs.map(({ name }) => name)).toEqual(names);
  expect(needs.filter(({ wayOut }) => !wayOut)).toEqual([]);
});

test.each([
  ['Docker answers', { docker: () => Promise.resolve('engine 27.0') }],
  ['the servers are named', { env: { PG_URL: 'postgres://x', KAFKA_BROKERS: 'x:9092' } }],
])('neither Java nor an embedded PostgreSQL is needed where %s', async (_what, change) => {
  expect(
    await lackingOn({ ...change, java: () => undefined, kafkaJars: false, embeddedPostgres: false }),
  ).toEqual([]);
});

test('nothing lacks that the run installs itself', async () => {
  expect(
    await lackingOn({ installs: true, browserSpecs: true, java: () => undefined, has: () => false }),
  ).toEqual([]);
});

test('Maven is not needed once Kafka has been fetched', async () => {
  expect(await lackingOn({ kafkaJars: true, has: (name) => name !== 'mvn' })).toEqual([]);
});

test('the table has a line a need, with what was found and the way out', async () => {
  const lines = tableOfNeeds(await lookForNeeds(machine({ java: () => undefined }))).split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[3]).toMatch(
    /^Kafka .*! none, for lack of Java .*install Java, set KAFKA_BROKERS, or start Docker$/,
  );
});
