import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '@bujiao/basics';
import {
  assertAddress,
  isAddress,
  EvidenceStoreUnavailable,
  type EvidenceStore,
} from './evidence-store.port.js';

/** Of folders: nobody else looks in. */
const MODE = 0o700;

/** A file for each content, in folders by the first digits of its address. Several instances need the same folder. */
export class DiskEvidenceStore implements EvidenceStore {
  constructor(private readonly folder: string) {}

  /** Throws what the file system answers where the folder cannot be made or written. */
  prepare(): void {
    makeFolder(this.folder, MODE);
    accessSync(this.folder, constants.R_OK | constants.W_OK | constants.X_OK);
  }

  async put(address: string, content: Buffer): Promise<void> {
    const path = this.pathOf(address);
    await orUnavailable(async () => {
      if (await exists(path)) return;
      makeFolder(dirname(path), MODE);
      await write(path, content);
    });
  }

  get(address: string): Promise<Buffer | undefined> {
    const path = this.pathOf(address);
    return orUnavailable(() => orAbsent(readFile(path)));
  }

  delete(address: string): Promise<void> {
    const path = this.pathOf(address);
    return orUnavailable(() => rm(path, { force: true }));
  }

  list(after: string | undefined, most: number): Promise<readonly string[]> {
    return orUnavailable(async () => {
      const found: string[] = [];
      const groups = await namesIn(this.folder);
      for (const group of groups.filter((name) => GROUP.test(name) && name >= (after ?? '').slice(0, 2))) {
        const names = await namesIn(join(this.folder, group));
        // One group in memory, a 256th of the store.
        found.push(...names.filter((name) => isAddress(name) && name > (after ?? '')));
        if (found.length >= most) break;
      }
      return found.slice(0, most);
    });
  }

  private pathOf(address: string): string {
    assertAddress(address);
    return join(this.folder, address.slice(0, 2), address);
  }
}

const GROUP = /^[0-9a-f]{2}$/;

/** Sorted; empty where there is no such folder yet. */
const namesIn = async (folder: string): Promise<string[]> => ((await orAbsent(readdir(folder))) ?? []).sort();

/** Under another name first: after a crash there is the whole content or none. */
async function write(path: string, content: Buffer): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The name itself has to be durable as well. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

const exists = async (path: string): Promise<boolean> => (await orAbsent(stat(path))) !== undefined;

async function orAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function orUnavailable<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new EvidenceStoreUnavailable(error);
  }
}
