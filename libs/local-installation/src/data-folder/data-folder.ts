import { renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '@bujiao/basics';
import { FolderLock } from '@bujiao/embedded-postgres';
import { StartRefused } from '../start-refused.js';

/** PostgreSQL alone takes 50 MB to begin with. */
const LEAST_FREE_BYTES = 300 * 1024 * 1024;
/** Says where the installation answers, so that the command line finds it. Its name and form are a contract. */
const RUNNING = 'running.json';

/** Where this installation keeps everything that lasts. One instance at a time. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private readonly lock: FolderLock,
  ) {}

  /** Throws {@link StartRefused}. */
  static async open(given: string): Promise<DataFolder> {
    const path = resolve(given);
    try {
      // Others may look in: PostgreSQL runs as a user of its own when we are root. What is secret has a mode of its own.
      makeFolder(path);
      const lock = await FolderLock.acquire(path, 'data-folder');
      if (!lock)
        throw new StartRefused(
          `Another instance uses the data folder ${path}: stop it, or choose another folder with BUJIAO_DATA_DIR.`,
        );
      const folder = new DataFolder(path, lock);
      if (hasRoom(path)) return folder;
      await folder.close();
    } catch (error) {
      throw error instanceof StartRefused ? error : unusable(path, error);
    }
    throw new StartRefused(
      `The disk of the data folder ${path} is full: make room, or choose another folder with BUJIAO_DATA_DIR.`,
    );
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** Leaves the address beside the data, as long as this process runs. */
  announce(url: string): void {
    const file = this.file(RUNNING);
    writeFileSync(`${file}.new`, JSON.stringify({ url, pid: process.pid }));
    renameSync(`${file}.new`, file);
  }

  async close(): Promise<void> {
    rmSync(this.file(RUNNING), { force: true });
    await this.lock.release();
  }
}

function hasRoom(path: string): boolean {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize >= LEAST_FREE_BYTES;
}

const unusable = (path: string, error: unknown): StartRefused =>
  new StartRefused(
    `The data folder ${path} cannot be made or used (${(error as NodeJS.ErrnoException).code}): choose one that can with BUJIAO_DATA_DIR, on a disk of this machine.`,
    error,
  );
