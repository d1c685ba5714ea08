import { cpus, release, totalmem, type } from 'node:os';
import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';

/** What the figures were measured on, as lines of text. */
export async function describeMachine(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  );
  const [postgres] = rows;
  const cores = cpus();
  return [
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `${distribution()}, ${type()} ${release()}`,
    `Node ${process.version.slice(1)}`,
    `PostgreSQL ${postgres?.version}, fsync ${postgres?.fsync}, synchronous_commit ${postgres?.commit}, on the same cores`,
  ];
}

function distribution(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
