import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Binaries } from './binaries.js';

const ANYBODY_MAY_ENTER = 0o001;
const CACHE = '/var/cache';

/** Whether every folder on the way is open to anybody, and the folder itself, where it is one, to its owner. */
export function reachable(path: string): boolean {
  for (let folder = dirname(realpathSync(path)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & ANYBODY_MAY_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The programs, with all that belongs to them, in a folder that anybody may enter and root alone may change. Made once a version; of
 * hard links, where the file system allows them, so that it takes no room.
 */
export function openCopyOf({ initdb, postgres }: Binaries): Binaries {
  const native = dirname(dirname(realpathSync(postgres)));
  const { mtimeMs, size } = statSync(postgres);
  const version = createHash('sha256').update(`${native}\n${mtimeMs}\n${size}`).digest('hex').slice(0, 16);
  const copy = join(cacheFolder(), `bujiao-postgresql-${version}`);
  if (!isOurs(copy)) {
    const fresh = mkdtempSync(`${copy}-`);
    chmodSync(fresh, 0o755);
    copyTree(native, join(fresh, 'native'));
    putInPlace(fresh, copy);
  }
  const inCopy = (path: string): string => join(copy, 'native', relative(native, realpathSync(path)));
  return { initdb: inCopy(initdb), postgres: inCopy(postgres) };
}

function cacheFolder(): string {
  try {
    accessSync(CACHE, constants.W_OK);
    return CACHE;
  } catch {
    return tmpdir();
  }
}

/** In a folder that others may write to, somebody may have made it before us. */
function isOurs(copy: string): boolean {
  if (!existsSync(copy)) return false;
  const { uid, mode } = lstatSync(copy);
  if (uid === process.getuid?.() && lstatSync(copy).isDirectory() && (mode & 0o022) === 0) return true;
  throw new Error(`${copy} belongs to somebody else: remove it`);
}

/** Another process may have been faster. */
function putInPlace(fresh: string, copy: string): void {
  try {
    renameSync(fresh, copy);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isOurs(copy)) throw error;
  }
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { mode: 0o755 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
