import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlive, isTrueWithin } from '@bujiao/basics';
import { Kafka, logLevel } from '@bujiao/fast-kafkajs';
import type { Admin } from 'kafkajs';
import { EmbeddedKafka, ensureJava } from './index.js';

const STARTER = fileURLToPath(new URL('./testing/starter.mjs', import.meta.url));
/** The first start on a machine is preceded by a trial run. */
const DEADLINE_MS = 120_000;

let missing: string | undefined;
await ensureJava().catch((error: Error) => (missing = error.message));
const whereItRuns = missing && process.env['CI'] !== 'true' ? describe.skip : describe;

whereItRuns(`an embedded Kafka${missing ? ` (${missing})` : ''}`, () => {
  let dataDir: string;
  let kafka: EmbeddedKafka | undefined;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'bujiao-kafka-spec-'));
  });
  afterEach(async () => {
    await kafka?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, DEADLINE_MS);

  const topicsOf = async (broker: EmbeddedKafka): Promise<string[]> =>
    withAdmin(broker, (admin) => admin.listTopics());

  it(
    'keeps its topics and its port over kill -9, a restart, and a new start on the same folder',
    async () => {
      kafka = await EmbeddedKafka.start({ dataDir });
      const { brokers, pid } = kafka;
      const broker = kafka;
      // A busy broker may answer that it does not host yet what the controller has just created.
      await withAdmin(broker, (admin) =>
        admin.createTopics({ waitForLeaders: false, topics: [{ topic: 'kept', numPartitions: 2 }] }),
      );
      expect(await isTrueWithin(async () => (await topicsOf(broker)).includes('kept'), 30_000)).toBe(true);
      await kafka.kill9();
      expect(isAlive(pid)).toBe(false);
      await kafka.restart();
      expect(kafka.brokers).toBe(brokers);
      expect(await topicsOf(kafka)).toContain('kept');
      await kafka.stop();
      kafka = await EmbeddedKafka.start({ dataDir });
      expect(await topicsOf(kafka)).toContain('kept');
    },
    DEADLINE_MS,
  );

  it(
    'is started again when it crashes, and says so',
    async () => {
      const said: string[] = [];
      kafka = await EmbeddedKafka.start({
        dataDir,
        onCrash: () => said.push('crashed'),
        onBack: () => said.push('back'),
      });
      const { pid } = kafka;
      process.kill(pid, 'SIGKILL');
      expect(await isTrueWithin(() => said.includes('back'), DEADLINE_MS)).toBe(true);
      expect(said).toEqual(['crashed', 'back']);
      expect(kafka.pid).not.toBe(pid);
      expect(await topicsOf(kafka)).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'ends when whoever started it is killed',
    async () => {
      const starter = fork(STARTER, [dataDir], { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } });
      const { pid, hostPid } = await messageOf<{ pid: number; hostPid: number }>(starter);
      starter.kill('SIGKILL');
      expect(await isTrueWithin(() => !isAlive(pid) && !isAlive(hostPid), DEADLINE_MS)).toBe(true);
    },
    DEADLINE_MS,
  );

  it(
    'takes over a folder whose broker outlived everything that had started it',
    async () => {
      const starter = fork(STARTER, [dataDir], { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } });
      const { pid, hostPid } = await messageOf<{ pid: number; hostPid: number }>(starter);
      process.kill(hostPid, 'SIGKILL');
      starter.kill('SIGKILL');
      expect(isAlive(pid)).toBe(true);
      kafka = await EmbeddedKafka.start({ dataDir });
      expect(isAlive(pid)).toBe(false);
      expect(await topicsOf(kafka)).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'says what keeps it from starting',
    async () => {
      kafka = await EmbeddedKafka.start({ dataDir });
      const port = Number(kafka.brokers.split(':')[1]);
      const other = join(dataDir, 'other');
      await expect(EmbeddedKafka.start({ dataDir: other, port })).rejects.toThrow(
        `port ${port}, meant for Kafka, is taken`,
      );
      // The running broker was not disturbed; that a busy machine kept it waiting is no disturbance.
      expect(readFileSync(join(dataDir, 'broker.log'), 'utf8')).not.toMatch(/ERROR(?!.*overloaded)/);
    },
    DEADLINE_MS,
  );
});

it(
  'says that Java is missing',
  async () => {
    const before = process.env['JAVA_HOME'];
    process.env['JAVA_HOME'] = '/nowhere';
    try {
      await expect(EmbeddedKafka.start()).rejects.toThrow(
        'Kafka needs Java 17 or newer, and "/nowhere/bin/java" does not run: install it, or set JAVA_HOME',
      );
    } finally {
      if (before === undefined) delete process.env['JAVA_HOME'];
      else process.env['JAVA_HOME'] = before;
    }
  },
  DEADLINE_MS,
);

async function withAdmin<Result>(
  broker: EmbeddedKafka,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
  const admin = new Kafka({
    brokers: [broker.brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 30, maxRetryTime: 1_000 },
  }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

async function messageOf<Message>(child: ChildProcess): Promise<Message> {
  const [message] = (await once(child, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })) as [Message];
  return message;
}
