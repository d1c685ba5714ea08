import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it that are missing. One after the other: where a file system answers ENOENT to every mkdir, as /proc
 * does, Node's own `recursive` tries for ever and keeps its thread busy. Throws what the file system answers; ENOTDIR or EEXIST where
 * something else is there.
 * @param mode of the folders that it makes
 */
export function makeFolder(path: string, mode = 0o755): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it just now.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}
