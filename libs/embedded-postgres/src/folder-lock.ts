import { randomBytes } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { pause } from '@bujiao/basics';
import { askSocket, shortPath, type SocketAnswer } from './unix-socket.js';

/** A socket of a process that has ended is deleted at this age: a younger one may be bound and not listen yet. */
const ABANDONED_AFTER_MS = 10_000;
const POLL_MS = 10;
/** A socket that only ever closes its connections is not ours; it counts as taken. */
const CLOSING_WITHIN_MS = 10_000;
const [TRYING, HELD] = ['trying', 'held'] as const;

/**
 * One process at a time works on a folder. The lock is a socket that listens at a path inside the folder: all who see the folder
 * see it, also from another container or network namespace of the machine; and the kernel lets go of it the moment its process
 * ends, however that happens. It does not hold apart two machines that share a network file system.
 *
 * A socket left by a process that was killed cannot be replaced in one step, so nobody replaces one: each candidate has a socket of
 * its own, named at random, and asks all others. Since each listens before it asks, of two candidates at least one finds the
 * other; the lesser name goes first.
 */
export class FolderLock {
  private constructor(
    private readonly server: Server,
    private readonly folder: number,
  ) {}

  /**
   * Undefined where another process has it. Rejects with the error of the file system where the folder can hold no socket.
   * @param purpose locks of different purposes do not know each other
   */
  static async acquire(folder: string, purpose: string): Promise<FolderLock | undefined> {
    const prefix = `.${purpose}-`;
    const name = `${prefix}${randomBytes(8).toString('hex')}.lock`;
    const directory = openSync(folder, 'r');
    let state: typeof TRYING | typeof HELD = TRYING;
    try {
      const server = await listen(shortPath(directory, folder, name), () => state);
      if (await isAlone({ folder, directory, prefix, name })) {
        state = HELD;
        return new FolderLock(server, directory);
      }
      await closed(server);
    } catch (error) {
      closeSync(directory);
      throw error;
    }
    closeSync(directory);
    return undefined;
  }

  async release(): Promise<void> {
    await closed(this.server);
    closeSync(this.folder);
  }
}

interface Candidate {
  readonly folder: string;
  readonly directory: number;
  readonly prefix: string;
  readonly name: string;
}

async function isAlone({ folder, directory, prefix, name }: Candidate): Promise<boolean> {
  const others = readdirSync(folder).filter((file) => file.startsWith(prefix) && file !== name);
  for (const other of others) {
    const answer = await finalAnswer(() => askSocket(shortPath(directory, folder, other)), other > name);
    if (answer !== 'nobody') return false;
    removeAbandoned(join(folder, other));
  }
  return true;
}

/** Waits for candidates that come after us to give up, and for those that do so at this moment to be gone. */
async function finalAnswer(ask: () => Promise<SocketAnswer>, comesAfterUs: boolean): Promise<SocketAnswer> {
  const end = performance.now() + CLOSING_WITHIN_MS;
  for (;;) {
    const answer = await ask();
    const isGivingUp = answer === 'closing' && performance.now() < end;
    if (!isGivingUp && !(answer === TRYING && comesAfterUs)) return answer;
    await pause(POLL_MS);
  }
}

function removeAbandoned(path: string): void {
  try {
    if (Date.now() - lstatSync(path).mtimeMs > ABANDONED_AFTER_MS) rmSync(path, { force: true });
  } catch {
    // Somebody else has deleted it.
  }
}

function listen(path: string, state: () => string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).end(state());
    });
    server.unref();
    server.once('error', reject);
    server.listen(path, () => resolve(server));
  });
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()));
