import { existsSync, statfsSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { OWNED_TOPICS } from '@bujiao/contracts';
import { EVENT_BUS_VERSION } from '@bujiao/event-bus';
import { OPS_VERSION } from '@bujiao/replay';
import type { Kafka } from 'kafkajs';
import { OpsRuntime } from '../ops-runtime.js';
import { judgeTopics, type FoundTopic, type TopicView } from './judge-topics.js';

export interface SchemaView {
  readonly schema: string;
  /** False: the database has the tables of another version of the product. */
  readonly current: boolean;
}

export interface InstallationView {
  readonly database: {
    readonly bytes: number;
    /** Of the disk that it is on; absent where that is on another machine. */
    readonly diskFreeBytes?: number;
    /** 0 where no transaction is open. An old one keeps readers of the store from newer events. */
    readonly oldestTransactionSeconds: number;
  };
  readonly schemas: readonly SchemaView[];
  /** Empty on the embedded bus. */
  readonly topics: readonly TopicView[];
}

const VERSIONS: readonly (readonly [schema: string, version: string])[] = [
  ['event_bus', EVENT_BUS_VERSION],
  ['ops', OPS_VERSION],
];

/** What an installation stands on. */
@Injectable()
export class Installation {
  constructor(private readonly ops: OpsRuntime) {}

  async look(): Promise<InstallationView> {
    const { kafka } = this.ops;
    const [database, schemas, found] = await Promise.all([
      this.database(),
      this.schemas(),
      kafka ? topicsOf(kafka) : undefined,
    ]);
    return { database, schemas, topics: found ? judgeTopics(OWNED_TOPICS, found) : [] };
  }

  private async database(): Promise<InstallationView['database']> {
    const { rows } = await this.ops.pool.query<{ bytes: string; seconds: number | null }>(
      `select pg_database_size(current_database()) as bytes,
         (select extract(epoch from max(now() - xact_start))::float8 from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()) as seconds`,
    );
    const free = await this.diskFree();
    return {
      bytes: Number(rows[0]?.bytes ?? 0),
      oldestTransactionSeconds: Math.max(0, Math.round((rows[0]?.seconds ?? 0) * 10) / 10),
      ...(free !== undefined && { diskFreeBytes: free }),
    };
  }

  /** A login without the right to see where the database keeps its files gets null; then another machine's is not guessed. */
  private async diskFree(): Promise<number | undefined> {
    const { rows } = await this.ops.pool.query<{ folder: string | null; pid: number }>(
      `select pg_backend_pid() as pid, case when pg_has_role(current_user, 'pg_read_all_settings', 'usage')
         then current_setting('data_directory', true) end as folder`,
    );
    const { folder: named, pid } = rows[0] ?? {};
    // The embedded server that root starts is given its folder as an open file, which is another one in this process.
    const folder = named?.startsWith('/proc/self/') ? `/proc/${pid}/cwd` : named;
    if (!folder || !existsSync(`${folder}/PG_VERSION`)) return undefined;
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  }

  private async schemas(): Promise<readonly SchemaView[]> {
    const { rows } = await this.ops.pool.query<{ schema: string; version: string | null }>(
      `select nspname as schema, obj_description(oid, 'pg_namespace') as version from pg_namespace
       where nspname = any ($1)`,
      [VERSIONS.map(([schema]) => schema)],
    );
    const found = new Map(rows.map(({ schema, version }) => [schema, version]));
    return VERSIONS.map(([schema, version]) => ({ schema, current: found.get(schema) === version }));
  }
}

async function topicsOf(kafka: Kafka): Promise<readonly FoundTopic[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata();
    return topics.map(({ name, partitions }) => ({
      topic: name,
      partitions: partitions.length,
      underReplicated: partitions.filter(({ replicas, isr }) => isr.length < replicas.length).length,
      leaderless: partitions.filter(({ leader }) => leader < 0).length,
    }));
  } finally {
    await admin.disconnect();
  }
}
