import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@bujiao/basics';
import { waitUntil } from '@bujiao/testing';
import { ServiceProcess } from './service-process.js';

const MAIN = fileURLToPath(new URL('../testing/supervised.mjs', import.meta.url));
const SUPERVISOR = fileURLToPath(new URL('../testing/supervisor.mjs', import.meta.url));
const DEADLINE_MS = 30_000;

describe('a supervised service', () => {
  const said: string[] = [];
  let service: ServiceProcess | undefined;

  beforeEach(() => void (said.length = 0));
  afterEach(() => service?.stop());

  const supervise = async (env: Record<string, string> = {}): Promise<ServiceProcess> => {
    const port = await freePort();
    return (service = new ServiceProcess({
      name: 'x',
      program: 'intake',
      main: MAIN,
      url: `http://127.0.0.1:${port}`,
      env: { ...env, HTTP_PORT: String(port) },
      say: (line) => said.push(line),
    }));
  };

  it(
    'is restarted when it dies, which is logged',
    async () => {
      const x = await supervise();
      x.start();
      await x.waitReady();
      const { pid } = x;
      await waitUntil(() => x.isUp, DEADLINE_MS);
      // It answers as ready before what it wrote has been read from its pipe.
      await waitUntil(() => said.includes('listening'), DEADLINE_MS);
      await x.kill9();
      await x.waitReady();
      expect(x.pid).not.toBe(pid);
      await waitUntil(() => said.at(-1) === 'listening', DEADLINE_MS);
      expect(said).toEqual(['listening', 'ended by SIGKILL; restarts in 0.1 s', 'listening']);
    },
    DEADLINE_MS,
  );

  it(
    'stays down when it is stopped',
    async () => {
      const x = await supervise();
      x.start();
      await x.waitReady();
      await x.stop();
      expect(isAlive(x.pid as number)).toBe(false);
      await expect(x.waitReady()).rejects.toThrow('x does not get ready');
    },
    DEADLINE_MS,
  );

  it(
    'is given up after a few starts without readiness, and its last line is reported',
    async () => {
      const x = await supervise({ DIES: '1' });
      x.start();
      await expect(x.waitReady()).rejects.toThrow(
        'x does not get ready; its last line: the configuration is wrong',
      );
    },
    DEADLINE_MS,
  );

  it(
    'ends when its supervisor is killed',
    async () => {
      const supervisor = fork(SUPERVISOR, [String(await freePort())], {
        execArgv: [],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      const [pid] = (await once(supervisor, 'message', { signal: AbortSignal.timeout(DEADLINE_MS) })) as [
        number,
      ];
      supervisor.kill('SIGKILL');
      await waitUntil(() => !isAlive(pid), DEADLINE_MS);
    },
    DEADLINE_MS,
  );
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
