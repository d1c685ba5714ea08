import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { FolderLock } from '../folder-lock.js';
import { answersInFolder } from '../postmaster-pid.js';
import { copyOneFile, entriesBelow, syncFiles, writeNewFile, type CopiedFile } from './copied-file.js';
import { sideBySide } from './side-by-side.js';

export interface CopyOptions {
  readonly dataDir: string;
  /** A folder that is not there yet. */
  readonly into: string;
  readonly signal?: AbortSignal;
  /** Called after each file, with the bytes copied so far. */
  readonly onProgress?: (bytes: number) => void;
}

/** Belongs to the server that runs, or is made anew at every start. The same list as that of pg_basebackup. */
const OF_THE_SERVER =
  /^(postmaster\.(pid|opts)|backup_label|tablespace_map|backup_manifest|(.*\/)?pg_internal\.init(\..*)?|(.*\/)?pgsql_tmp.*|\.s\.PGSQL\..*|pg_(dynshmem|notify|serial|snapshots|stat_tmp|subtrans|replslot)\/.*)$/;
const LOG = /^pg_wal\//;
const SEGMENT = /^[0-9A-F]{24}$/;
/** It says from where a recovery begins, so it has to be as young as the youngest file. */
const LAST = 'global/pg_control';

/**
 * Copies a cluster whose server runs, with the log that makes the copy consistent: the state of the moment at which the copying
 * ended. Writers go on. Nothing is left behind in the server when it fails: the slot that keeps the log is a temporary one.
 * @param url of the superuser
 */
export async function copyRunningCluster(url: string, options: CopyOptions): Promise<readonly CopiedFile[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'backup' });
  // A server that goes away fails the query under way; the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('set statement_timeout = 0; set idle_session_timeout = 0');
    await client.query(`select pg_create_physical_replication_slot($1, true, true)`, [
      `backup_${process.pid}_${Date.now()}`,
    ]);
    const started = await client.query<{ segment: string }>(
      'select pg_walfile_name(lsn) as segment from pg_backup_start($1, true) as lsn',
      [basename(options.into)],
    );
    const files = await copyFiles(options, (path) => !OF_THE_SERVER.test(path) && !LOG.test(path));
    const { rows } = await client.query<{ segment: string; label: string }>(
      'select pg_walfile_name(lsn) as segment, labelfile as label from pg_backup_stop(false)',
    );
    const [from, to] = [started.rows[0]?.segment ?? '', rows[0]?.segment ?? ''];
    const log = await copyLog(options, from, to);
    await syncFiles(
      options.into,
      [...files, ...log].map(({ path }) => path),
    );
    return [...files, ...log, await writeNewFile(options.into, 'backup_label', rows[0]?.label ?? '')];
  } finally {
    await client.end();
  }
}

/**
 * Copies a cluster whose server does not run, under the lock of its owner: no server can start meanwhile. The log comes along, so that
 * it may have crashed. Rejects where a server runs on it.
 */
export async function copyStoppedCluster(options: CopyOptions): Promise<readonly CopiedFile[]> {
  const { dataDir } = options;
  const lock = await FolderLock.acquire(dirname(dataDir), `postgres-${basename(dataDir)}`);
  if (!lock) throw new Error(`a PostgreSQL runs on ${dataDir}`);
  try {
    if (await answersInFolder(dataDir)) throw new Error(`a PostgreSQL runs on ${dataDir}`);
    const files = await copyFiles(options, (path) => !OF_THE_SERVER.test(path) || path === 'backup_label');
    await syncFiles(
      options.into,
      files.map(({ path }) => path),
    );
    return files;
  } finally {
    await lock.release();
  }
}

async function copyFiles(
  { dataDir, into, signal, onProgress }: CopyOptions,
  wanted: (path: string) => boolean,
): Promise<readonly CopiedFile[]> {
  const { files, folders } = await entriesBelow(dataDir, wanted);
  mkdirSync(into, { mode: 0o700 });
  for (const folder of folders.filter((path) => !OF_THE_SERVER.test(path)))
    mkdirSync(join(into, folder), { recursive: true, mode: 0o700 });
  const copied: CopiedFile[] = [];
  let bytes = 0;
  const before = files.filter((path) => path !== LAST);
  await sideBySide(before, async (path) => {
    signal?.throwIfAborted();
    const file = await copyOneFile(dataDir, into, path);
    if (!file) return;
    copied.push(file);
    onProgress?.((bytes += file.bytes));
  });
  const last = await copyOneFile(dataDir, into, LAST);
  if (!last) throw new Error(`${dataDir} has no ${LAST}: it is no whole cluster`);
  return [...copied, last];
}

/** The log from the beginning of the copy to its end. A missing segment would make the copy worthless. */
async function copyLog({ dataDir, into }: CopyOptions, from: string, to: string): Promise<CopiedFile[]> {
  const { files } = await entriesBelow(join(dataDir, 'pg_wal'), (path) => SEGMENT.test(path));
  const needed = files.filter((name) => name >= from && name <= to);
  if (needed[0] !== from || needed.at(-1) !== to) throw new Error('the log of the copy is not complete');
  const copied = await Promise.all(needed.map((name) => copyOneFile(dataDir, into, `pg_wal/${name}`)));
  if (copied.includes(undefined)) throw new Error('the log of the copy is not complete');
  return copied as CopiedFile[];
}
