import { EmbeddedPostgres } from '@bujiao/embedded-postgres';
import {
  assertPortIsFree,
  DATABASE,
  DataFolder,
  evidencePlaceOf,
  keepEvidencePlace,
  keptSecrets,
  SECRETS,
  StartRefused,
  type EvidencePlace,
  type KeptSecrets,
} from '@bujiao/local-installation';
import type { StoreBackups } from '@bujiao/ops';
import type { Environment } from '@bujiao/platform';
import type { Application } from './start-application.js';

export interface Standalone {
  readonly address: string;
  readonly dataFolder: string;
  /** What the person who starts it has to know of its tokens. */
  readonly banner: readonly string[];
  /** Resolves when everything has ended, PostgreSQL included. */
  stop(): Promise<void>;
}

/**
 * Starts everything in this process, on a PostgreSQL of its own (or on the one that `PG_URL` names).
 * Throws `StartRefused` or `ConfigError`, with nothing left running. `onLost`: the database is gone for good.
 */
export async function startStandalone(
  env: Environment,
  onLost: (reason: string) => void,
): Promise<Standalone> {
  const { host, port } = httpAddress(env);
  await assertPortIsFree(host, port);
  const folder = await DataFolder.open(env['BUJIAO_DATA_DIR'] || '.data');
  const undo: (() => Promise<void>)[] = [() => folder.close()];
  try {
    const secrets = await keptSecrets(folder);
    const evidence = evidencePlaceOf(folder.path, env);
    const starting = env['PG_URL'] || env['PG_URL_FILE'] ? undefined : startPostgres(folder, secrets, onLost);
    // Nearly all of the code; loading it takes about as long as the database takes to start.
    const loading = import('./start-application.js');
    const [postgres] = await Promise.all([starting, loading.catch(() => undefined)]);
    if (postgres) undo.unshift(() => postgres.stop());
    const { startApplication } = await loading;
    const { service, address, banner }: Application = await startApplication(
      { ...environment(env, secrets, port, postgres?.url), ...evidenceFolder(evidence) },
      secrets.issuerKey,
      postgres && (await backupsOf(folder, { env, evidence })),
    ).catch((error: unknown) => refuse(error, postgres && folder.file(SECRETS)));
    undo.unshift(() => service.close());
    // Only now: a start that is refused leaves the place of what is there.
    keepEvidencePlace(folder.path, evidence);
    folder.announce(address);
    return { address, banner, dataFolder: folder.path, stop: () => inOrder(undo) };
  } catch (error) {
    await inOrder(undo);
    throw error;
  }
}

/** What is recorded is what is used: a variable that is set and empty means the folder in the data too. */
const evidenceFolder = (place: EvidencePlace): Environment =>
  place.store === 'disk' ? { EVIDENCE_DIR: place.folder } : {};

async function backupsOf(
  folder: DataFolder,
  { env, evidence }: { readonly env: Environment; readonly evidence: EvidencePlace },
): Promise<StoreBackups> {
  const { EmbeddedBackups } = await import('./embedded-backups.js');
  const into = env['BUJIAO_BACKUP_DIR'] || folder.file('backups');
  return new EmbeddedBackups(folder.path, into, evidence);
}

function httpAddress(env: Environment): { host: string; port: number } {
  const port = Number(env['HTTP_PORT'] || 4000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartRefused('HTTP_PORT must be a port number from 1 to 65535.');
  return { host: env['HTTP_HOST'] || '127.0.0.1', port };
}

async function startPostgres(
  folder: DataFolder,
  { postgresPassword }: KeptSecrets,
  onLost: (reason: string) => void,
): Promise<EmbeddedPostgres> {
  try {
    return await EmbeddedPostgres.start({
      dataDir: folder.file(DATABASE),
      password: postgresPassword,
      onLost,
    });
  } catch (error) {
    throw new StartRefused(
      `PostgreSQL cannot be started in ${folder.path}: ${(error as Error).message}.`,
      error,
    );
  }
}

/** @param secrets the file with the password of our own PostgreSQL; undefined where `PG_URL` names another */
async function refuse(error: unknown, secrets: string | undefined): Promise<never> {
  if (secrets && (error as { refusal?: unknown }).refusal === 'credentials')
    throw new StartRefused(
      `The password in ${secrets} is not that of the data beside it: put the right file back, or start anew in another folder with BUJIAO_DATA_DIR.`,
      error,
    );
  const { startReason } = await import('@bujiao/platform');
  const reason = startReason(error);
  throw reason === undefined ? error : new StartRefused(reason, error);
}

/** What the user set goes first. */
function environment(
  env: Environment,
  { dataKey }: KeptSecrets,
  port: number,
  pgUrl: string | undefined,
): Environment {
  return {
    INTAKE_URL: `http://127.0.0.1:${port}`,
    FULFILLMENT_URL: `http://127.0.0.1:${port}`,
    ...env,
    ...(pgUrl ? { PG_URL: pgUrl } : {}),
    ...(env['DATA_KEY'] || env['DATA_KEY_FILE'] ? {} : { DATA_KEY: dataKey }),
    BUJIAO_MODE: 'standalone',
  };
}

async function inOrder(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step();
}
