import { readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '@bujiao/basics';
import { readPostmasterPid } from './postmaster-pid.js';

export const TEMPORARY_PREFIX = 'bujiao-postgres-';
const ONE_HOUR_MS = 3_600_000;

/** Deletes what a host that was killed with its server left behind, an hour later: a younger folder may be about to start. */
export function sweepTemporaryFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(TEMPORARY_PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const server = readPostmasterPid(join(folder, 'data'));
      const abandoned = Date.now() - statSync(folder).mtimeMs > ONE_HOUR_MS;
      if (abandoned && !(server && isAlive(server.pid))) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or just being deleted by its owner.
    }
  }
}
