import { spawn, type ChildProcess } from 'node:child_process';
import { programOf } from '@bujiao/basics';
import { waitUntil } from '@bujiao/testing';

const MAIN = programOf('standalone');
/** A start is some three seconds of processor time, and browsers and brokers of other specs run beside it. Only a hang meets it. */
export const DEADLINE_MS = 120_000;

export interface Instance {
  readonly child: ChildProcess;
  readonly address: string;
  output: string;
  readonly ended: Promise<number | null>;
}

/** A product as a process, with nothing of the environment of the person who runs the tests. */
export function spawnProduct(dataFolder: string, port: number, env: Record<string, string>): Instance {
  const inherited = Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const child = spawn(process.execPath, [MAIN], {
    env: { ...inherited, BUJIAO_DATA_DIR: dataFolder, HTTP_PORT: String(port), ...env },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const instance = { child, address: `http://127.0.0.1:${port}`, output: '', ended };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (instance.output += chunk.toString()));
  return instance;
}

export async function ready(instance: Instance): Promise<Instance> {
  await waitUntil(() => {
    if (instance.child.exitCode !== null) throw new Error(instance.output);
    return instance.output.includes('is ready');
  }, DEADLINE_MS);
  return instance;
}

export const post = (url: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** What a token gets for an order that does not exist: 404 where the token is taken. */
export async function ofOrder(
  { address }: Instance,
  token: string,
  headers: Record<string, string> = {},
): Promise<[status: number, code: string]> {
  const answer = await fetch(`${address}/orders/none`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return [answer.status, ((await answer.json()) as { code: string }).code];
}

export const demoTokenOf = async ({ address }: Instance, user = 'ops'): Promise<string> =>
  ((await (await post(`${address}/demo/tokens`, { user })).json()) as { token: string }).token;
