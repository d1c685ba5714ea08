import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const BUJIAO = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
export const DEADLINE_MS = 90_000;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What a process of ours is started with: nothing of the person's who runs the tests. */
export const base = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  BUJIAO_USER: 'li',
});

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

/** Looks again and again, until the deadline of the tests. */
export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('not in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
