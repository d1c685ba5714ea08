import { spawn, type ChildProcess } from 'node:child_process';
import { programOf } from '@bujiao/basics';
import { inheritedEnvironment } from '@bujiao/testing';

const BUJIAO = programOf('cli');
export const DEADLINE_MS = 90_000;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export const base = (): Record<string, string> => ({ ...inheritedEnvironment(), BUJIAO_USER: 'li' });

/** As typed in `cwd`, without a terminal. */
export const runBujiao = (
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): ChildProcess =>
  spawn(process.execPath, [BUJIAO, ...args], {
    cwd,
    env: { ...base(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

export async function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}
