import { EmbeddedPostgres } from '@bujiao/embedded-postgres';
import { dockerAnswers } from '../docker.js';

export interface PostgresServer {
  /** Of a superuser, on any database of the server. */
  readonly url: string;
  /** Where it came from, for the report of a test run. */
  readonly origin: 'PG_URL' | 'docker' | 'embedded';
  stop(): Promise<void>;
}

const IMAGE = 'postgres:18-alpine';

/**
 * A real PostgreSQL: the one that `PG_URL` names; else by testcontainers, where a Docker engine answers; else the embedded
 * one. Its data is gone after `stop`.
 */
export async function startPostgres(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<PostgresServer> {
  if (env['PG_URL']) return { url: env['PG_URL'], origin: 'PG_URL', stop: () => Promise.resolve() };
  if (await dockerAnswers()) {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const container = await new PostgreSqlContainer(IMAGE)
      .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=300'])
      .start();
    return {
      url: container.getConnectionUri(),
      origin: 'docker',
      stop: async () => void (await container.stop()),
    };
  }
  const embedded = await EmbeddedPostgres.start({ password: 'test' });
  return { url: embedded.url, origin: 'embedded', stop: () => embedded.stop() };
}
