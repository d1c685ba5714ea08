import { spawnSync } from 'node:child_process';
import { programOf } from '@bujiao/basics';
import { topicOptions } from './topic-options.js';

it('the step for topics has defaults for all but the brokers of a cluster', () => {
  expect(topicOptions({ SHOP_ORDERS_PUBLISHERS: 'shop.orders=shop, shop.orders.mailer=mailer' })).toEqual({
    brokers: ['127.0.0.1:9092'],
    partitions: 4,
    replicationFactor: 1,
    retentionMs: 604_800_000,
    orderTopics: ['shop.orders.mailer'],
  });
});

it.each([
  ['KAFKA_PARTITIONS', '99999999999999999999'],
  ['KAFKA_PARTITIONS', '0'],
  ['KAFKA_PARTITIONS', '1.5'],
  ['KAFKA_REPLICATION_FACTOR', '101'],
  ['KAFKA_RETENTION_MS', '99999999999999999999'],
  ['KAFKA_RETENTION_MS', '-2'],
])('%s of %s is refused, and the message names it', (name, value) => {
  expect(() => topicOptions({ [name]: value })).toThrow(name);
});

it('a wrong setting ends the step with one line', () => {
  const main = programOf('relay', 'topics');
  const env = { PATH: process.env['PATH'] ?? '', KAFKA_PARTITIONS: 'many' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], { env, encoding: 'utf8' });
  expect({ status, stdout, lines: stderr.trim().split('\n') }).toEqual({
    status: 1,
    stdout: '',
    lines: ['The topics could not be created: KAFKA_PARTITIONS has to be a whole number from 1 to 10000.'],
  });
});
