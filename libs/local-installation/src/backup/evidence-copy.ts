import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CopyDamaged, copyOneFile, sideBySide, syncFiles, type CopiedFile } from '@bujiao/embedded-postgres';
import type { EvidencePlace } from '../data-folder/evidence-place.js';

/** What a backup holds of the evidence. */
export type EvidenceInBackup =
  | { readonly store: 'disk'; readonly bytes: number; readonly files: readonly CopiedFile[] }
  | Exclude<EvidencePlace, { readonly store: 'disk' }>;

interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Called after each file, with the bytes copied so far. */
  readonly onProgress?: (bytes: number) => void;
}

/** A content by its address. What an upload under way has written has another name, and becomes no evidence where it is cut off. */
const CONTENT = /^[0-9a-f]{64}$/;
const GROUP = /^[0-9a-f]{2}$/;

/**
 * Copies evidence that is on a disk, sealed as it is. To be called after the database was copied: a content is written before its event, so
 * that the copy has the content of every event in the database's copy. One that the retention removes meanwhile is left out.
 */
export async function copyEvidence(
  place: EvidencePlace,
  into: string,
  { signal, onProgress }: CopyOptions,
): Promise<EvidenceInBackup> {
  if (place.store !== 'disk') return place;
  mkdirSync(into, { mode: 0o700 });
  const copied: CopiedFile[] = [];
  let bytes = 0;
  await sideBySide(await contentsBelow(place.folder), async (path) => {
    signal?.throwIfAborted();
    const file = await copyOneFile(place.folder, into, path);
    if (!file) return;
    copied.push(file);
    bytes += file.bytes;
    onProgress?.(bytes);
  });
  await syncFiles(
    into,
    copied.map(({ path }) => path),
  );
  return { store: 'disk', bytes, files: copied.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function contentsBelow(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const groups = (await readdir(folder)).filter((name) => GROUP.test(name));
  const paths = await Promise.all(
    groups.map(async (group) => {
      const names = await readdir(join(folder, group));
      return names.filter((name) => CONTENT.test(name)).map((name) => `${group}/${name}`);
    }),
  );
  return paths.flat();
}

/**
 * Writes the evidence of a backup into a folder that is not there yet, and reads it again: each file has the hash that the backup
 * names.
 * @throws CopyDamaged
 */
export async function putEvidenceBack(
  from: string,
  into: string,
  files: readonly CopiedFile[],
): Promise<void> {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  await sideBySide(files, async ({ path }) => {
    if (!(await copyOneFile(from, into, path))) throw new CopyDamaged(`evidence/${path} is missing`);
  });
  await syncFiles(
    into,
    files.map(({ path }) => path),
  );
  await sideBySide(files, async ({ path, sha256 }) => {
    if ((await hashOf(join(into, path))) !== sha256)
      throw new CopyDamaged(`evidence/${path} is not what was copied`);
  });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
