import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { kafkajs } from '@bujiao/fast-kafkajs';
import { eventually } from '@bujiao/testing';
import type { Admin } from 'kafkajs';
import { createKafka } from './connection.js';
import { ensureTopics } from './ensure-topics.js';
import { describeOverKafka, specBrokers } from './kafka-installation.js';

const TOPIC = kafkajs.ConfigResourceTypes.TOPIC;

describeOverKafka('the step that prepares the topics', () => {
  const kafka = createKafka({ brokers: specBrokers(), clientId: 'topics-spec' });
  let admin: Admin;
  let topic: string;

  beforeEach(async () => {
    topic = `topics-${randomUUID().slice(0, 8)}`;
    admin = kafka.admin();
    await admin.connect();
  });
  afterEach(() => admin.disconnect());

  async function settings(): Promise<Record<string, string>> {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: TOPIC, name: topic }],
    });
    const set =
      resources[0]?.configEntries.filter(
        ({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG,
      ) ?? [];
    return Object.fromEntries(set.map(({ configName, configValue }) => [configName, configValue]));
  }

  /** A broker answers with a change once it has read it from the controller's log, which is later than the change itself. */
  const hasSettings = (wanted: Record<string, string>): Promise<unknown> =>
    eventually(settings, (now) => isDeepStrictEqual(now, wanted));

  async function asOperator(entries: Record<string, string>): Promise<void> {
    await admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: TOPIC,
          name: topic,
          configEntries: Object.entries(entries).map(([name, value]) => ({ name, value })),
        },
      ],
    });
    await hasSettings(entries);
  }

  it('creates a topic once, and changes its retention but never its partitions', async () => {
    const wanted = { topic, partitions: 2, retentionMs: 60_000 };
    expect(await ensureTopics(kafka, [wanted])).toEqual([{ topic, outcome: 'created', partitions: 2 }]);
    await hasSettings({ 'cleanup.policy': 'delete', 'retention.ms': '60000' });
    expect(await ensureTopics(kafka, [{ ...wanted, partitions: 8, compact: true }])).toEqual([
      { topic, outcome: 'configured', partitions: 2 },
    ]);
    await hasSettings({ 'cleanup.policy': 'compact', 'retention.ms': '60000' });
  });

  it('leaves settings of the operator unchanged, also when it changes its own', async () => {
    const wanted = { topic, partitions: 1, retentionMs: 60_000 };
    const operators = { 'min.insync.replicas': '2', 'max.message.bytes': '2000000' };
    await ensureTopics(kafka, [wanted]);
    await asOperator({ ...operators, 'retention.ms': '60000', 'cleanup.policy': 'delete' });
    await ensureTopics(kafka, [wanted]);
    expect(await settings()).toMatchObject(operators);
    await ensureTopics(kafka, [{ ...wanted, retentionMs: 120_000 }]);
    await hasSettings({
      ...operators,
      'retention.ms': '120000',
      'cleanup.policy': 'delete',
    });
  });

  it('restores its own settings when they were removed', async () => {
    const wanted = { topic, partitions: 1, retentionMs: 60_000 };
    await ensureTopics(kafka, [wanted]);
    await asOperator({ 'min.insync.replicas': '2' });
    await ensureTopics(kafka, [wanted]);
    await hasSettings({
      'min.insync.replicas': '2',
      'retention.ms': '60000',
      'cleanup.policy': 'delete',
    });
  });
});
