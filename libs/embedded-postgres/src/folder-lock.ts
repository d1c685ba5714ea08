import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One process at a time works on a folder. The lock is a socket that listens: the kernel lets go of it the moment its process
 * ends, however that happens, so there is no stale lock to clean up.
 */
export class FolderLock {
  private constructor(private readonly server: Server) {}

  /** Undefined where another process has it. @param purpose locks of different purposes do not know each other */
  static async acquire(folder: string, purpose: string): Promise<FolderLock | undefined> {
    const path = socketPath(folder, purpose);
    const server = (await listen(path)) ?? (await takeOver(path));
    return server && new FolderLock(server);
  }

  release(): Promise<void> {
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }
}

/** Linux knows sockets that have a name but no file. */
function socketPath(folder: string, purpose: string): string {
  const name = `bujiao-${purpose}-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

/** Elsewhere the file of a killed process stays, with nobody behind it. */
async function takeOver(path: string): Promise<Server | undefined> {
  if (path.startsWith('\0') || (await answers(path))) return undefined;
  rmSync(path, { force: true });
  return listen(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(true)).on('error', () => resolve(false));
    socket.unref();
  });
}
