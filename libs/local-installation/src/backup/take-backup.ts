import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@bujiao/basics';
import {
  copyRunningCluster,
  copyStoppedCluster,
  FIRST_DATABASE,
  readPostmasterPid,
  SUPERUSER,
  type CopiedFile,
} from '@bujiao/embedded-postgres';
import pg from 'pg';
import { DATABASE, SECRETS } from '../data-folder/kept-secrets.js';
import {
  EVIDENCE,
  evidencePlaceOf,
  keptEvidencePlace,
  type EvidencePlace,
} from '../data-folder/evidence-place.js';
import { assertThere, copyEvidence } from './evidence-copy.js';
import { MANIFEST, type BackupManifest } from './manifest.js';
import { syncFolder, writeSynced } from './synced.js';

export interface TakeBackupOptions {
  /** Of the installation. */
  readonly dataFolder: string;
  /** A folder that is not there yet. */
  readonly into: string;
  readonly by: string;
  readonly because: string;
  /** Of the evidence, where the installation itself takes the backup. @default as its last start left it */
  readonly evidence?: EvidencePlace;
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number) => void;
}

const bytesOf = (files: readonly CopiedFile[]): number => files.reduce((sum, file) => sum + file.bytes, 0);

/** Progress continues where the copy of the database ended; what a running one says is kept is compared with what is copied. */
function copyAfter(
  { of, files }: Copied,
  { dataFolder, signal, onProgress }: TakeBackupOptions,
): Parameters<typeof copyEvidence>[2] {
  const before = bytesOf(files);
  return {
    url: of === 'running' ? urlOfRunning(dataFolder) : undefined,
    ...(signal && { signal }),
    ...(onProgress && { onProgress: (bytes: number) => onProgress(before + bytes) }),
  };
}

/**
 * Copies the database, the secrets and the evidence on disk of an installation, whether it runs or not. Evidence in a bucket is not
 * copied, and the manifest says so. The folder appears under its name only when it is
 * whole; what a kill leaves behind is `<name>.partial`, which the next backup of that name replaces.
 * @throws EvidenceFolderMissing
 */
export async function takeBackup(options: TakeBackupOptions): Promise<BackupManifest> {
  const { dataFolder, into } = options;
  if (existsSync(into)) throw new Error(`${into} is there already`);
  const recorded = options.evidence ?? keptEvidencePlace(dataFolder);
  assertThere(recorded);
  const partial = `${into}.partial`;
  rmSync(partial, { recursive: true, force: true });
  makeFolder(partial, 0o700);
  const madeAt = new Date().toISOString();
  const copied = await copyDatabase(options, partial);
  // Again: the copying of the database takes long.
  assertThere(recorded);
  const evidence = await copyEvidence(
    recorded ?? evidencePlaceOf(dataFolder, {}),
    join(partial, EVIDENCE),
    copyAfter(copied, options),
  );
  copyFileSync(join(dataFolder, SECRETS), join(partial, SECRETS));
  const { by, because } = options;
  const bytes = bytesOf(copied.files) + (evidence.store === 'disk' ? evidence.bytes : 0);
  const manifest: BackupManifest = { format: 1, madeAt, by, because, ...copied, bytes, evidence };
  writeSynced(join(partial, MANIFEST), `${JSON.stringify(manifest)}\n`);
  syncFolder(partial);
  renameSync(partial, into);
  syncFolder(join(into, '..'));
  return manifest;
}

type Copied = Pick<BackupManifest, 'of' | 'events' | 'streams' | 'postgres'> & {
  files: readonly CopiedFile[];
};

async function copyDatabase(options: TakeBackupOptions, partial: string): Promise<Copied> {
  const { signal, onProgress } = options;
  const dataDir = join(options.dataFolder, DATABASE);
  const into = join(partial, DATABASE);
  const copy = { dataDir, into, ...(signal && { signal }), ...(onProgress && { onProgress }) };
  const postgres = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const url = urlOfRunning(options.dataFolder);
  const counted = url === undefined ? undefined : await countOf(url);
  if (url === undefined || !counted)
    return { of: 'stopped', postgres, files: await copyStoppedCluster(copy) };
  return { of: 'running', ...counted, postgres, files: await copyRunningCluster(url, copy) };
}

/** The address of the server that runs on a data folder; undefined where its file says that none does. */
export function urlOfRunning(dataFolder: string): string | undefined {
  const running = readPostmasterPid(join(dataFolder, DATABASE));
  if (!running) return undefined;
  const { postgresPassword } = JSON.parse(readFileSync(join(dataFolder, SECRETS), 'utf8')) as {
    postgresPassword: string;
  };
  return `postgres://${SUPERUSER}:${encodeURIComponent(postgresPassword)}@127.0.0.1:${running.port}/${FIRST_DATABASE}`;
}

/** Undefined where no server answers: the file was left behind by a kill. */
async function countOf(url: string): Promise<{ events: number; streams: number } | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'backup' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ECONNREFUSED') return undefined;
    throw error;
  }
  try {
    const { rows } = await client.query<{ events: number; streams: number }>(
      `select (select count(*)::int from event_store.events) as events, (select count(*)::int from event_store.streams) as streams`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}
