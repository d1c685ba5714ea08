import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CopyDamaged, copyOneFile, sideBySide, syncFiles, type CopiedFile } from '@bujiao/embedded-postgres';
import type { EvidencePlace } from '../data-folder/evidence-place.js';
import { keptAddresses } from './kept-addresses.js';

/** What a backup holds of the evidence. */
export type EvidenceInBackup =
  | {
      readonly store: 'disk';
      readonly bytes: number;
      readonly files: readonly CopiedFile[];
      /** Contents that the database says are kept, and that were not in the folder. Absent where it was not asked. */
      readonly missing?: number;
    }
  | Exclude<EvidencePlace, { readonly store: 'disk' }>;

/** The folder of the evidence is not there, or holds nothing of what is kept: a disk that is not mounted, or a folder that was moved. */
export class EvidenceFolderMissing extends Error {
  readonly code = 'evidence-folder-missing';
}

/** @throws EvidenceFolderMissing where a place that was recorded is not there */
export function assertThere(place: EvidencePlace | undefined): void {
  if (place?.store !== 'disk' || existsSync(place.folder)) return;
  throw new EvidenceFolderMissing(
    `the folder of the evidence, ${place.folder}, is not there: mount it, or start the installation once where the evidence is in another`,
  );
}

interface CopyOptions {
  /** Of the running database. Without it the copy is not compared with what is kept. */
  readonly url?: string | undefined;
  readonly signal?: AbortSignal;
  /** Called after each file, with the bytes copied so far. */
  readonly onProgress?: (bytes: number) => void;
}

/** A content by its address. What an upload under way has written has another name, and becomes no evidence where it is cut off. */
const CONTENT = /^[0-9a-f]{64}$/;
const GROUP = /^[0-9a-f]{2}$/;

/**
 * Copies evidence that is on a disk, sealed as it is. To be called after the database was copied: a content is written before its event, so
 * that the copy has the content of every event in the database's copy. One that the retention removes meanwhile is left out. A content that
 * was lost before does not prevent a backup: it is counted. A folder without a single one that is kept is refused.
 * @throws EvidenceFolderMissing
 */
export async function copyEvidence(
  place: EvidencePlace,
  into: string,
  { url, signal, onProgress }: CopyOptions,
): Promise<EvidenceInBackup> {
  if (place.store !== 'disk') return place;
  const kept = url === undefined ? undefined : await keptAddresses(url);
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
  const files = copied.sort((a, b) => (a.path < b.path ? -1 : 1));
  const missing = kept && (await countMissing(kept, files, url as string));
  if (missing && files.length === 0)
    throw new EvidenceFolderMissing(
      `${place.folder} holds none of the ${missing} pieces of evidence that are kept: see that it is mounted`,
    );
  return { store: 'disk', bytes, files, ...(missing !== undefined && { missing }) };
}

/** Less what the retention removed while the copying went on. */
async function countMissing(
  kept: readonly string[],
  files: readonly CopiedFile[],
  url: string,
): Promise<number> {
  const copied = new Set(files.map(({ path }) => basename(path)));
  const missing = kept.filter((address) => !copied.has(address));
  if (missing.length === 0) return 0;
  const still = new Set(await keptAddresses(url));
  return missing.filter((address) => still.has(address)).length;
}

/** None where the folder was never made: nothing was uploaded, or no product that keeps evidence has run. */
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
