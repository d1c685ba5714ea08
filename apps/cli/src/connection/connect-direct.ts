import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { programOf } from '@bujiao/basics';
import { EXIT, Failure } from '../exit-codes.js';
import { Api } from './api.js';
import { login } from './connect.js';
import { findDataFolder } from './find-data-folder.js';
import type { Environment } from './find-installation.js';

/** Beside the command line in the repository and in the image. */
const PROGRAM = programOf('standalone', 'direct-main');

interface Surroundings {
  readonly env: Environment;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

export interface DirectConnection {
  readonly api: Api;
  /** Ends the program that reads for us. */
  close(): void;
}

/** Has a program read the store and the broker for us, with the words of the API; it ends with this process. */
export async function connectDirect({ env, cwd, signal }: Surroundings): Promise<DirectConnection> {
  if (!existsSync(PROGRAM))
    throw new Failure(EXIT.unreachable, '--direct needs the product beside the command.', 'npm run build');
  const dataFolder = env['PG_URL'] ? {} : { BUJIAO_DATA_DIR: findDataFolder(env, cwd) };
  const program = spawn(process.execPath, [PROGRAM], {
    env: { ...env, ...dataFolder, BUJIAO_USER: login(env) },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const close = (): void => {
    program.stdin.end();
    program.stdout.destroy();
    program.unref();
  };
  signal.addEventListener('abort', close, { once: true });
  const { url, token, error } = await firstLine(program.stdout);
  if (url !== undefined && token !== undefined) return { api: new Api({ url, token, signal }), close };
  close();
  if (signal.aborted) throw new Failure(EXIT.interrupted, '');
  throw new Failure(
    EXIT.unreachable,
    `The store cannot be read: ${error ?? 'the program that reads it ended'}`,
  );
}

interface Said {
  readonly url?: string;
  readonly token?: string;
  readonly error?: string;
}

/** Nothing where the program ended without a word. */
async function firstLine(output: AsyncIterable<unknown>): Promise<Said> {
  let said = '';
  for await (const chunk of output) {
    said += String(chunk);
    if (said.includes('\n')) break;
  }
  return JSON.parse(said || '{}') as Said;
}
