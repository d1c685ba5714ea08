import { connect } from 'node:net';
import { join } from 'node:path';

/**
 * What a listener says of itself; `silent`: it listens and says nothing; `closing`: it closed the connection without a word, as one does
 * that stops to listen at this moment; `nobody`: no process listens there.
 */
export type SocketAnswer = 'nobody' | 'silent' | 'closing' | (string & {});

const ANSWER_DEADLINE_MS = 2_000;
/** Nobody listens: the process has ended, or the file is gone. Any other failure proves nothing. */
const BY_ERROR: Readonly<Record<string, SocketAnswer>> = {
  ECONNREFUSED: 'nobody',
  ENOENT: 'nobody',
  ECONNRESET: 'closing',
};

/**
 * The path of a socket, short enough for the kernel, which takes about 100 bytes: on Linux by way of the open folder, however long the
 * folder's own path is. Good for as long as `directory` is open.
 */
export const shortPath = (directory: number, folder: string, name: string): string =>
  process.platform === 'linux' ? `/proc/self/fd/${directory}/${name}` : join(folder, name);

/** Never rejects. A process that is stopped and does not answer counts as one that listens. */
export function askSocket(path: string, deadlineMs = ANSWER_DEADLINE_MS): Promise<SocketAnswer> {
  return new Promise((resolve) => {
    let said = '';
    const done = (answer: SocketAnswer): void => {
      socket.destroy();
      resolve(answer);
    };
    const socket = connect(path)
      .setTimeout(deadlineMs, () => done('silent'))
      .on('data', (chunk: Buffer) => (said += chunk.toString()))
      .on('end', () => done(said || 'closing'))
      .on('error', ({ code = '' }: NodeJS.ErrnoException) => done(BY_ERROR[code] ?? 'silent'));
  });
}
