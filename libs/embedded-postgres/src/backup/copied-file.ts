import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file of a copy, by which a later reader sees whether it is still whole. */
export interface CopiedFile {
  /** Below the cluster's folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const CHUNK = 1024 * 1024;

/** All files below a folder, in the order of their paths, and its empty folders. Throws for a link: what it leads to would be left out. */
export async function entriesBelow(
  folder: string,
  wanted: (path: string) => boolean,
): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink())
        throw new Error(`${path} is a link: a cluster with tablespaces is not copied`);
      if (entry.isDirectory()) {
        folders.push(path);
        await walk(path);
      } else if (entry.isFile() && wanted(path)) files.push(path);
    }
  };
  await walk('');
  return { files: files.sort(), folders: folders.sort() };
}

/** Copies a file; it is on the disk after {@link syncFiles}. Undefined where it has gone meanwhile. */
export async function copyOneFile(from: string, to: string, path: string): Promise<CopiedFile | undefined> {
  const source = await open(join(from, path), 'r').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (!source) return undefined;
  mkdirSync(dirname(join(to, path)), { recursive: true, mode: 0o700 });
  const target = await open(join(to, path), 'wx', 0o600);
  try {
    return { path, ...(await copyBytes(source, target)) };
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

async function copyBytes(source: FileHandle, target: FileHandle): Promise<Omit<CopiedFile, 'path'>> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(chunk, 0, CHUNK);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const part = chunk.subarray(0, bytesRead);
    hash.update(part);
    await target.writeFile(part);
    bytes += bytesRead;
  }
}

/** On the disk when it resolves. */
export async function writeNewFile(folder: string, path: string, text: string): Promise<CopiedFile> {
  const file = await open(join(folder, path), 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

/** On the disk when it resolves. After all were written, so that most is there already: one after the other, each would wait for the disk. */
export async function syncFiles(folder: string, paths: Iterable<string>): Promise<void> {
  for (const path of paths) {
    const file = await open(join(folder, path), 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
