import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '@bujiao/embedded-postgres';

export interface BenchDatabase {
  readonly url: string;
  readonly postmasterPid: number;
  /** Of this run alone: data, logs. Gone after `stop`. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** As durable as in production; commit times are kept, because they are what latencies are measured by. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  track_commit_timestamp: 'on',
  shared_buffers: '256MB',
  max_connections: '300',
};

/** An embedded Postgres on an empty folder, with `more` settings. */
export async function startBenchDatabase(
  more: Readonly<Record<string, string>> = {},
): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'bujiao-bench-'));
  chmodSync(folder, 0o755);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const server = await EmbeddedPostgres.start({
      dataDir: join(folder, 'data'),
      password: randomBytes(12).toString('hex'),
      settings: { ...SETTINGS, ...more },
    });
    return {
      url: server.url,
      postmasterPid: server.postmasterPid,
      folder,
      stop: () => server.stop().then(remove),
    };
  } catch (error) {
    remove();
    throw error;
  }
}
